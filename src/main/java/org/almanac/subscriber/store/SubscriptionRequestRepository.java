package org.almanac.subscriber.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class SubscriptionRequestRepository extends WaitingRepository<SubscriptionRequestEntity> {
    SubscriptionRequestRepository() {
        super("subscription_request", "subscriber_id is null");
    }

    /** Those whose mails are due later than an instant, the last of them first. */
    public List<SubscriptionRequestEntity> listMailedSince(SubscriberEntity subscriber, Instant since) {
        return list("subscriber = ?1 and mailAt > ?2 order by mailAt desc, id desc", subscriber, since);
    }

    /** Whether a later one of the same subscriber is due as well. */
    public boolean isOutdone(SubscriptionRequestEntity request, Instant now) {
        return count("subscriber = ?1 and mailAt > ?2 and mailAt <= ?3", request.subscriber, request.dueAt(), now) > 0;
    }

    /** What was not confirmed by now cannot be confirmed any more. */
    public void endUnconfirmed(SubscriberEntity subscriber, Instant now) {
        update("expiresAt = ?1 where subscriber = ?2 and confirmedAt is null and expiresAt > ?1", now, subscriber);
    }

    public void deleteUnconfirmed(SubscriberEntity subscriber) {
        delete("subscriber = ?1 and confirmedAt is null", subscriber);
    }

    /** Those that name the address, and the subscriber's. */
    public void deleteOf(String emailKey, UUID subscriberId) {
        delete("emailKey = ?1 or subscriber.id = ?2", emailKey, subscriberId);
    }
}
