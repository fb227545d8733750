package org.almanac.notification.compose;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.Event;
import org.almanac.event.EventTime;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.PublicEvents;
import org.almanac.feed.EventAttachments;
import org.almanac.notification.NotificationSettings;
import org.almanac.notification.due.DigestPeriod;
import org.almanac.notification.facts.EventFacts;
import org.almanac.notification.facts.EventFactsStore;
import org.almanac.notification.ledger.CarriedNotice;
import org.almanac.notification.ledger.ChoiceQueries;
import org.almanac.outbox.MessageKind;

/** Reads what a batch of mails is about: as many queries for a thousand mails as for one. */
@ApplicationScoped
class NoticeBatchReader {
    /** More than this in one mail nobody reads, and some programs cut it off. */
    static final int MAX_IN_A_DIGEST = 50;

    private final PublicEvents catalogue;
    private final EventFactsStore facts;
    private final AgendaQueries agendas;
    private final ChoiceQueries choices;
    private final EventCards cards;
    private final EventAttachments calendar;
    private final LocalTime sendHour;

    NoticeBatchReader(
            PublicEvents catalogue,
            EventFactsStore facts,
            AgendaQueries agendas,
            ChoiceQueries choices,
            EventCards cards,
            EventAttachments calendar,
            NotificationSettings settings) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.agendas = agendas;
        this.choices = choices;
        this.cards = cards;
        this.calendar = calendar;
        this.sendHour = settings.sendHour();
    }

    /** A notice that is to be said, and to whom. */
    record ToSay(CarriedNotice notice, UUID subscriber, ZoneId zone) {}

    /** Within the caller's transaction. */
    NoticeBatchData read(List<ToSay> wanted, Instant now) {
        Map<UUID, AgendaQueries.Agenda> digests = agendas.of(digests(wanted), now, MAX_IN_A_DIGEST);
        Set<UUID> occurrences = new HashSet<>(ids(wanted, CarriedNotice::occurrence));
        digests.values()
                .forEach(agenda -> Stream.concat(agenda.ahead().stream(), agenda.fresh().stream())
                        .forEach(named -> occurrences.add(named.occurrence())));
        Map<UUID, Event> events = new HashMap<>();
        Map<UUID, EventTime> times = new HashMap<>();
        Set<UUID> about = new HashSet<>(ids(wanted, CarriedNotice::event));
        about.addAll(add(catalogue.instances(occurrences), events, times));
        addMissing(about, events);
        Map<UUID, UUID> next = agendas.next(recurring(wanted, events), now);
        addMissing(add(catalogue.instances(next.values()), events, times), events);
        return new NoticeBatchData(
                new NoticeBatchData.Read(events, times, next, told(wanted), digests, choices(wanted, now)),
                cards,
                calendar,
                now);
    }

    /**
     * Events as they are as a whole, which is what a reader is told: an instance comes with its event as it is on that date
     * alone.
     *
     * @return the events that are to be read for that reason
     */
    private static Set<UUID> add(List<UpcomingOccurrence> found, Map<UUID, Event> events, Map<UUID, EventTime> times) {
        Set<UUID> otherwise = new HashSet<>();
        for (UpcomingOccurrence one : found) {
            if (one.event().hasDatesWithOwnWords()) {
                otherwise.add(one.event().id());
            } else {
                events.putIfAbsent(one.event().id(), one.event());
            }
            times.put(one.occurrence().id(), one.occurrence().time());
        }
        return otherwise;
    }

    private void addMissing(Set<UUID> wanted, Map<UUID, Event> events) {
        List<UUID> missing =
                wanted.stream().filter(id -> !events.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            catalogue.all(missing).forEach(event -> events.put(event.id(), event));
        }
    }

    /** The events of which a mail names the next date. */
    private static Set<UUID> recurring(List<ToSay> wanted, Map<UUID, Event> events) {
        return wanted.stream()
                .filter(one -> one.notice.occurrence() == null)
                .map(one -> one.notice.event())
                .filter(Objects::nonNull)
                .filter(id -> {
                    Event event = events.get(id);
                    return event != null && event.content().recurrence() != null;
                })
                .collect(Collectors.toSet());
    }

    private Map<Long, EventFacts> told(List<ToSay> wanted) {
        return facts.readAll(wanted.stream()
                .filter(one -> one.notice.kind() == MessageKind.CHANGED || one.notice.kind() == MessageKind.CANCELLED)
                .map(one -> one.notice.told())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private Map<UUID, ChoiceQueries.Choice> choices(List<ToSay> wanted, Instant now) {
        Collection<UUID> readers = wanted.stream()
                .filter(one -> one.notice.kind() == MessageKind.NOTHING_UPCOMING)
                .map(ToSay::subscriber)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return choices.of(readers, now);
    }

    private List<AgendaQueries.Wanted> digests(List<ToSay> wanted) {
        return wanted.stream()
                .filter(one -> one.notice.kind() == MessageKind.DIGEST)
                .map(one -> new AgendaQueries.Wanted(
                        one.notice.id(),
                        one.subscriber,
                        one.notice.dueAt(),
                        DigestPeriod.parse(one.notice.subject(), one.zone, sendHour)))
                .toList();
    }

    private static Set<UUID> ids(List<ToSay> wanted, Function<CarriedNotice, UUID> id) {
        return wanted.stream()
                .map(one -> id.apply(one.notice))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
