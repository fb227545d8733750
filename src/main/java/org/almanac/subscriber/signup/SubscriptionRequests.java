package org.almanac.subscriber.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.almanac.subscriber.RequestProcessor;
import org.almanac.subscriber.choice.SubscriptionRules.Asked;
import org.almanac.subscriber.store.SubscriptionRequestEntity;
import org.almanac.subscriber.store.SubscriptionRequestRepository;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests down. This does the same work for every address, whether it is new, known or suppressed: what follows
 * from it happens in {@link RequestProcessor}, where nobody can time it.
 */
@ApplicationScoped
public class SubscriptionRequests {
    private final SubscriptionRequestRepository requests;
    private final Event<RequestWaiting> waiting;
    private final Ids ids;
    private final Clock clock;

    SubscriptionRequests(SubscriptionRequestRepository requests, Event<RequestWaiting> waiting, Ids ids, Clock clock) {
        this.requests = requests;
        this.waiting = waiting;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param source the page or site that it came from
     * @param language a new subscriber's, unless the requested names another; null for the site's
     */
    @Transactional
    public void accept(Asked asked, @Nullable String source, @Nullable String language) {
        requests.persist(new SubscriptionRequestEntity(
                ids.next(), asked.email(), asked.requested(), source, language, clock.instant()));
        waiting.fire(new RequestWaiting());
    }
}
