package org.almanac.notification.compose;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventTime;
import org.almanac.feed.EventAttachments;
import org.almanac.notification.facts.ComparisonResult;
import org.almanac.notification.facts.EventFacts;
import org.almanac.notification.facts.EventFactsComparison;
import org.almanac.notification.ledger.ChoiceQueries;
import org.almanac.notification.mail.CalendarFile;
import org.almanac.notification.mail.NoticeMail;
import org.almanac.outbox.ComposeResult;
import org.jspecify.annotations.Nullable;

/**
 * What the mails of a batch are about. It is read once for all of them, and what many of them say alike is worked out
 * once. For one thread.
 */
final class NoticeBatchData {
    private final Read read;
    private final EventCards cards;
    private final EventAttachments calendar;
    private final Instant now;
    private final Map<UUID, EventFacts> facts = new HashMap<>();
    private final Map<UUID, ComposeResult.Attachment> attachments = new HashMap<>();
    private final Map<Shown, NoticeMail.Card> shown = new HashMap<>();
    private final Map<Compared, ComparisonResult> comparisons = new HashMap<>();

    /**
     * What was read, by id.
     *
     * @param times of instances
     * @param next the next instance of events that recur
     * @param told versions of events
     * @param agendas of digests, by notice
     * @param choices of those who are told that nothing is ahead
     */
    record Read(
            Map<UUID, Event> events,
            Map<UUID, EventTime> times,
            Map<UUID, UUID> next,
            Map<Long, EventFacts> told,
            Map<UUID, AgendaQueries.Agenda> agendas,
            Map<UUID, ChoiceQueries.Choice> choices) {}

    private record Shown(UUID event, EventTime time) {}

    private record Compared(long told, UUID event) {}

    NoticeBatchData(Read read, EventCards cards, EventAttachments calendar, Instant now) {
        this.read = read;
        this.cards = cards;
        this.calendar = calendar;
        this.now = now;
    }

    /** @throws IllegalStateException when it was not read */
    Event event(UUID id) {
        return found(read.events.get(id), "event", id);
    }

    /** Of an instance; of the event itself when that is null. */
    EventTime time(UUID event, @Nullable UUID occurrence) {
        return occurrence == null ? event(event).time() : found(read.times.get(occurrence), "occurrence", occurrence);
    }

    /** Of the next instance of an event that recurs; else the event's own. */
    EventTime nextTime(UUID event) {
        return time(event, read.next.get(event));
    }

    NoticeMail.Card card(UUID event, EventTime time) {
        return shown.computeIfAbsent(new Shown(event, time), key -> cards.of(event(event), time));
    }

    /** An event as somebody was told of it. */
    NoticeMail.Card cardAsTold(UUID event, long told, EventTime time) {
        return cards.asTold(event(event), told(told), time);
    }

    /** What the editor says of a change of it, or of one of its dates; null for nothing. */
    @Nullable
    String note(UUID event, @Nullable EventTime date) {
        Event whole = event(event);
        return (date == null ? whole : whole.at(date)).content().note();
    }

    EventFacts facts(UUID event) {
        return facts.computeIfAbsent(event, id -> EventFacts.of(event(id)));
    }

    EventFacts told(long version) {
        return found(read.told.get(version), "facts", version);
    }

    /** What differs from what was told. */
    ComparisonResult comparison(long told, UUID event) {
        return comparisons.computeIfAbsent(
                new Compared(told, event), key -> EventFactsComparison.of(told(told), facts(event), now));
    }

    ComposeResult.Attachment attachment(UUID event) {
        return attachments.computeIfAbsent(event, id -> CalendarFile.of(event(id), calendar));
    }

    AgendaQueries.Agenda agenda(UUID notice) {
        return read.agendas.getOrDefault(notice, AgendaQueries.Agenda.EMPTY);
    }

    ChoiceQueries.Choice choice(UUID subscriber) {
        return found(read.choices.get(subscriber), "choice of", subscriber);
    }

    private static <T> T found(@Nullable T value, String what, Object id) {
        if (value == null) {
            throw new IllegalStateException("no " + what + " " + id);
        }
        return value;
    }
}
