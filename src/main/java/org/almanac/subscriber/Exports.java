package org.almanac.subscriber;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.almanac.outbox.Bounces;
import org.almanac.subscriber.SubscriberExport.AddressChange;
import org.almanac.subscriber.SubscriberExport.Request;

/** Gathers what is kept about a subscriber, within the caller's transaction. */
@ApplicationScoped
class Exports {
    private final EntityManager entities;
    private final Consents consents;
    private final Bounces bounces;
    private final List<PersonalRecords> records;

    Exports(EntityManager entities, Consents consents, Bounces bounces, @All List<PersonalRecords> records) {
        this.entities = entities;
        this.consents = consents;
        this.bounces = bounces;
        this.records = records;
    }

    /** What is kept here, without what other packages keep. */
    SubscriberData data(SubscriberEntity subscriber) {
        return SubscriberData.of(subscriber, consents.of(subscriber.id));
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
        return entities.createQuery(
                        "from SubscriptionRequestEntity where subscriber = :subscriber order by requestedAt, id",
                        SubscriptionRequestEntity.class)
                .setParameter("subscriber", subscriber)
                .getResultStream()
                .map(asked -> new Request(asked.email, asked.requestedAt, asked.source, asked.confirmedAt))
                .toList();
    }

    private List<AddressChange> addressChanges(SubscriberEntity subscriber) {
        return entities.createQuery(
                        "from AddressChangeEntity where subscriber = :subscriber order by requestedAt, id",
                        AddressChangeEntity.class)
                .setParameter("subscriber", subscriber)
                .getResultStream()
                .map(change -> new AddressChange(change.email, change.oldEmail, change.requestedAt, change.confirmedAt))
                .toList();
    }

    private Map<String, List<?>> elsewhere(SubscriberEntity subscriber) {
        Map<String, List<?>> found = new TreeMap<>();
        records.forEach(kept -> found.put(kept.name(), kept.of(subscriber.id)));
        return found;
    }
}
