package org.almanac.subscriber;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.almanac.outbox.Bounces;
import org.almanac.subscriber.SubscriberExport.AddressChange;
import org.almanac.subscriber.SubscriberExport.Request;

/** Gathers what is kept about a subscriber, within the caller's transaction. */
@ApplicationScoped
class Exports {
    private final SubscriptionRequestRepository requests;
    private final AddressChangeRepository addressChanges;
    private final ConsentRepository consents;
    private final Bounces bounces;
    private final List<PersonalRecords> records;

    Exports(
            SubscriptionRequestRepository requests,
            AddressChangeRepository addressChanges,
            ConsentRepository consents,
            Bounces bounces,
            @All List<PersonalRecords> records) {
        this.requests = requests;
        this.addressChanges = addressChanges;
        this.consents = consents;
        this.bounces = bounces;
        this.records = records;
    }

    /** What is kept here, without what other packages keep. */
    SubscriberData data(SubscriberEntity subscriber) {
        return SubscriberData.of(subscriber, consents.listOf(subscriber.id));
    }

    SubscriberExport everything(SubscriberEntity subscriber) {
        return new SubscriberExport(
                data(subscriber),
                requests(subscriber),
                addressChanges(subscriber),
                bounces.of(subscriber.id),
                elsewhere(subscriber));
    }

    private List<Request> requests(SubscriberEntity subscriber) {
        return requests.listOf(subscriber).stream()
                .map(asked -> new Request(asked.email, asked.requestedAt, asked.source, asked.confirmedAt))
                .toList();
    }

    private List<AddressChange> addressChanges(SubscriberEntity subscriber) {
        return addressChanges.listOf(subscriber).stream()
                .map(change -> new AddressChange(change.email, change.oldEmail, change.requestedAt, change.confirmedAt))
                .toList();
    }

    private Map<String, List<?>> elsewhere(SubscriberEntity subscriber) {
        Map<String, List<?>> found = new TreeMap<>();
        records.forEach(kept -> found.put(kept.name(), kept.of(subscriber.id)));
        return found;
    }
}
