package org.almanac.subscriber.privacy;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.almanac.outbox.Bounces;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.PersonalRecords;
import org.almanac.subscriber.SubscriberData;
import org.almanac.subscriber.SubscriberExport;
import org.almanac.subscriber.SubscriberExport.AddressChange;
import org.almanac.subscriber.SubscriberExport.Request;
import org.almanac.subscriber.store.AddressChangeRepository;
import org.almanac.subscriber.store.ConsentEntity;
import org.almanac.subscriber.store.ConsentRepository;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberSettings;
import org.almanac.subscriber.store.SubscriptionRequestRepository;

/** Gathers what is kept about a subscriber, within the caller's transaction. */
@ApplicationScoped
public class SubscriberExporter {
    private final SubscriptionRequestRepository requests;
    private final AddressChangeRepository addressChanges;
    private final ConsentRepository consents;
    private final Bounces bounces;
    private final List<PersonalRecords> records;

    SubscriberExporter(
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
    public SubscriberData data(SubscriberEntity subscriber) {
        return data(subscriber, consents.listOf(subscriber.id));
    }

    public SubscriberExport everything(SubscriberEntity subscriber) {
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

    private static SubscriberData data(SubscriberEntity subscriber, List<ConsentEntity> consents) {
        Follows follows = subscriber.follows();
        SubscriberSettings settings = subscriber.settings();
        return new SubscriberData(
                subscriber.id,
                subscriber.email,
                subscriber.state.name(),
                subscriber.suppressed,
                subscriber.suppressed
                        ? new SubscriberData.Suppression(
                                subscriber.reason(), subscriber.suppressedDetail, subscriber.suppressedAt)
                        : null,
                follows.everything(),
                List.copyOf(follows.tags()),
                List.copyOf(follows.series()),
                List.copyOf(follows.organisers()),
                List.copyOf(follows.events()),
                List.copyOf(follows.countries()),
                settings.leadTimes().stream().map(LeadTime::canonical).toList(),
                settings.timeZone(),
                settings.locale(),
                settings.digest().name(),
                settings.digestTime().day(),
                settings.digestTime().hour(),
                settings.announcements(),
                settings.changes(),
                settings.nothingUpcoming(),
                settings.quietHours(),
                subscriber.pausedUntil,
                subscriber.confirmedAt,
                subscriber.createdAt,
                subscriber.updatedAt,
                consents.stream()
                        .map(step -> new SubscriberData.Consent(step.at, step.action.name(), step.source, step.wording))
                        .toList());
    }
}
