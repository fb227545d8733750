package org.almanac.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.EventsChanged;
import org.almanac.event.dates.LocalTimes;
import org.almanac.importer.source.FailingSource;
import org.almanac.importer.source.SourceFailed;
import org.almanac.importer.submission.SubmissionReceived;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.SubscribersJoined;
import org.almanac.subscriber.SubscribersLeft;
import org.almanac.webhook.DeliveryQueue.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens, within the transaction that does it: what is undone is told to nobody. What is said of a reader is an
 * id that only the desk can look up; of an event, what readers see.
 */
@ApplicationScoped
class Facts {
    private final DeliveryQueue queue;
    private final SiteSettings site;

    Facts(DeliveryQueue queue, SiteSettings site) {
        this.queue = queue;
        this.site = site;
    }

    /**
     * @param url of its page
     * @param changed names of the fields that differ, as the API spells them; empty unless it was changed
     */
    record EventData(
            UUID id,
            String uid,
            String slug,
            String url,
            int revision,
            String title,
            String start,
            @Nullable String end,
            String timeZone,
            boolean allDay,
            EventStatus status,
            List<String> changed) {}

    /** @param url where an editor decides on it */
    record SubmissionData(UUID id, Instant submittedAt, String url) {}

    record SubscriberData(UUID id, Instant at) {}

    record SourceData(
            UUID id,
            String name,
            Instant failingSince,
            @Nullable String problem) {}

    void hear(@Observes EventsChanged news) {
        queue.put(
                news.changes().stream().flatMap(change -> told(change).stream()).toList(), news.at());
    }

    void hear(@Observes SubmissionReceived news) {
        Fact fact = new Fact(
                WebhookKind.SUBMISSION_RECEIVED,
                news.id(),
                () -> new SubmissionData(news.id(), news.at(), site.link("/admin/review/" + news.id())));
        queue.put(List.of(fact), news.at());
    }

    void hear(@Observes SubscribersJoined news) {
        readers(WebhookKind.SUBSCRIBER_CONFIRMED, news.subscriberIds(), news.at());
    }

    void hear(@Observes SubscribersLeft news) {
        readers(WebhookKind.SUBSCRIBER_UNSUBSCRIBED, news.subscriberIds(), news.at());
    }

    void hear(@Observes SourceFailed news) {
        FailingSource source = news.source();
        Fact fact = new Fact(
                WebhookKind.SOURCE_FAILED,
                source.id(),
                () -> new SourceData(source.id(), source.name(), source.since(), source.reason()));
        queue.put(List.of(fact), news.at());
    }

    private void readers(WebhookKind kind, List<UUID> ids, Instant at) {
        queue.put(
                ids.stream()
                        .map(id -> new Fact(kind, id, () -> new SubscriberData(id, at)))
                        .toList(),
                at);
    }

    /** Empty when readers see no difference. */
    private Optional<Fact> told(EventsChanged.Change change) {
        Event before = change.before();
        Event after = change.after();
        boolean seen = before != null && before.isPublic();
        if (before == null || !seen) {
            return after.isPublic()
                    ? Optional.of(fact(WebhookKind.EVENT_PUBLISHED, after, Set.of()))
                    : Optional.empty();
        }
        if (!after.isPublic()) {
            // As it was: what was edited while it was taken out, readers never saw.
            return Optional.of(fact(WebhookKind.EVENT_WITHDRAWN, before, Set.of()));
        }
        if (!change.edited()) {
            return Optional.empty();
        }
        boolean cancelled = after.status() == EventStatus.CANCELLED && before.status() != EventStatus.CANCELLED;
        return Optional.of(
                fact(cancelled ? WebhookKind.EVENT_CANCELLED : WebhookKind.EVENT_CHANGED, after, change.fields()));
    }

    private Fact fact(WebhookKind kind, Event event, Set<String> changed) {
        return new Fact(kind, event.id(), () -> data(event, changed));
    }

    private EventData data(Event event, Set<String> changed) {
        EventTime time = event.time();
        return new EventData(
                event.id(),
                event.uid(),
                event.slug(),
                site.link("/events/" + event.slug()),
                event.revision(),
                event.title(),
                LocalTimes.text(time.start(), time.allDay()),
                time.end() == null ? null : LocalTimes.text(time.end(), time.allDay()),
                time.zone().getId(),
                time.allDay(),
                event.status(),
                changed.stream().sorted().toList());
    }
}
