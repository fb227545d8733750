package org.almanac.subscriber.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class AddressChangeRepository extends WaitingRepository<AddressChangeEntity> {
    AddressChangeRepository() {
        super("address_change", "not taken_up");
    }

    public List<AddressChangeEntity> listTakenUpSince(SubscriberEntity subscriber, Instant since) {
        return list("subscriber = ?1 and takenUp and requestedAt > ?2", subscriber, since);
    }

    /** What its subscriber asked for besides and did not confirm by now cannot be confirmed any more. */
    public void endOthers(AddressChangeEntity change, Instant now) {
        update(
                "expiresAt = ?1 where subscriber = ?2 and id <> ?3 and confirmedAt is null and expiresAt > ?1",
                now,
                change.subscriber,
                change.id);
    }

    /** Those to the address or from it, and the subscriber's. */
    public void deleteOf(String emailKey, UUID subscriberId) {
        delete("emailKey = ?1 or oldEmailKey = ?1 or subscriber.id = ?2", emailKey, subscriberId);
    }
}
