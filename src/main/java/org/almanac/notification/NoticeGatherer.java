package org.almanac.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.feed.EventMessages;
import org.almanac.outbox.Composition;
import org.almanac.outbox.MessageKind;
import org.almanac.subscriber.SubscriberContact;
import org.jspecify.annotations.Nullable;

/** One mail in the making: notice after notice is added, or found to have nothing to say. */
final class NoticeGatherer {
    /** More than this in one mail nobody reads, and some programs cut it off. */
    private static final int MOST_IN_A_DIGEST = 50;

    private static final int MOST_ATTACHMENTS = 20;

    private final NoticeLedger ledger;
    private final CatalogueQueries catalogue;
    private final FactsStore facts;
    private final EventCards cards;
    private final EventMessages calendar;
    private final LocalTime sendHour;
    private final SubscriberContact contact;
    private final Instant now;

    private final List<NoticeLedger.Carried> looked = new ArrayList<>();
    private final Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
    private final List<NoticeMail.Cancelled> cancelled = new ArrayList<>();
    private final List<NoticeMail.Changed> changed = new ArrayList<>();
    private final List<NoticeMail.Card> reminders = new ArrayList<>();
    private final List<NoticeMail.KeyDateNote> keyDates = new ArrayList<>();
    private final List<NoticeMail.Card> announced = new ArrayList<>();
    private final Map<UUID, Composition.Attachment> attachments = new LinkedHashMap<>();
    private final List<NoticeContents.Saying> saying = new ArrayList<>();
    private final Map<UUID, Event> events = new LinkedHashMap<>();
    private final Map<UUID, Long> versions = new LinkedHashMap<>();
    private NoticeMail.@Nullable Digest digest;
    private NoticeMail.@Nullable NothingUpcoming nothing;

    NoticeGatherer(
            NoticeLedger ledger,
            CatalogueQueries catalogue,
            FactsStore facts,
            EventCards cards,
            EventMessages calendar,
            LocalTime sendHour,
            SubscriberContact contact,
            Instant now) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.facts = facts;
        this.cards = cards;
        this.calendar = calendar;
        this.sendHour = sendHour;
        this.contact = contact;
        this.now = now;
    }

    void add(NoticeLedger.Carried notice) {
        String idle = notice.skipped() == null ? say(notice) : notice.skipped();
        looked.add(idle == null ? notice : notice.skippedAs(idle));
        if (idle == null) {
            kinds.add(notice.kind());
        }
    }

    /** @return why there is nothing to say; null when it was said */
    private @Nullable String say(NoticeLedger.Carried notice) {
        return switch (notice.kind()) {
            case REMINDER -> remind(notice);
            case KEY_DATE -> keyDate(notice);
            case CHANGED, CANCELLED -> change(notice);
            case ANNOUNCED -> announce(notice);
            case DIGEST -> digest(notice);
            case NOTHING_UPCOMING -> nothing();
            case CONFIRM, TEST -> throw new IllegalStateException("no notice: " + notice.kind());
        };
    }

    private @Nullable String remind(NoticeLedger.Carried notice) {
        Event event = event(notice);
        reminders.add(cards.of(event, time(event, notice.occurrence())));
        attach(event);
        tells(notice, event);
        return null;
    }

    private @Nullable String keyDate(NoticeLedger.Carried notice) {
        Event event = event(notice);
        for (KeyDate date : event.content().keyDates()) {
            if (notice.subject().equals(event.id() + "@" + date.at() + "@" + date.label())) {
                keyDates.add(new NoticeMail.KeyDateNote(cards.of(event, nextTime(event)), date.label(), date.at()));
                tells(notice, event);
                return null;
            }
        }
        return "moved";
    }

    private @Nullable String change(NoticeLedger.Carried notice) {
        Event event = event(notice);
        Long told = notice.told();
        if (told == null) {
            return "unfollowed";
        }
        EventFacts before = facts.read(told);
        Verdict verdict = Comparison.of(before, EventFacts.of(event), now);
        Verdict.Off off = verdict.off();
        Verdict.Changed news = verdict.changed();
        if (notice.kind() == MessageKind.CANCELLED && off != null) {
            EventTime time = off.dates().isEmpty()
                    ? timeOf(before, off.usefulUntil())
                    : off.dates().get(0);
            cancelled.add(new NoticeMail.Cancelled(cards.asTold(event, before, time), off.why(), off.dates()));
        } else if (notice.kind() == MessageKind.CHANGED && news != null) {
            changed.add(new NoticeMail.Changed(cards.of(event, nextTime(event)), news.backOn(), news.differences()));
        } else {
            return "undone";
        }
        attach(event);
        tells(notice, event);
        return null;
    }

    /** The instance that was told to start then; the regular one when that cannot be told. */
    private static EventTime timeOf(EventFacts told, Instant startsAt) {
        EventTime moved =
                told.time().startingAt(startsAt.atZone(told.time().zone()).toLocalDateTime());
        return told.recurs() ? moved : told.time();
    }

    private @Nullable String announce(NoticeLedger.Carried notice) {
        Event event = event(notice);
        announced.add(cards.of(event, nextTime(event)));
        tells(notice, event);
        return null;
    }

    private @Nullable String digest(NoticeLedger.Carried notice) {
        DigestPeriod period = DigestPeriod.parse(notice.subject(), contact.zone(), sendHour);
        List<NoticeLedger.Named> ahead = ledger.followedBetween(contact.id(), now, period.end());
        List<NoticeLedger.Named> fresh =
                ledger.followedSince(contact.id(), period.behind(), notice.dueAt(), period.end());
        if (ahead.isEmpty() && fresh.isEmpty()) {
            return "over";
        }
        List<NoticeLedger.Named> shownAhead =
                ahead.stream().limit(MOST_IN_A_DIGEST).toList();
        List<NoticeLedger.Named> shownFresh =
                fresh.stream().limit(MOST_IN_A_DIGEST - shownAhead.size()).toList();
        digest = new NoticeMail.Digest(
                period.monthly(),
                period.first(),
                period.last(),
                cards(notice, shownAhead),
                cards(notice, shownFresh),
                ahead.size() + fresh.size() - shownAhead.size() - shownFresh.size());
        return null;
    }

    private List<NoticeMail.Card> cards(NoticeLedger.Carried notice, List<NoticeLedger.Named> named) {
        List<NoticeMail.Card> found = new ArrayList<>();
        for (NoticeLedger.Named one : named) {
            Event event = event(one.event());
            found.add(cards.of(event, time(event, one.occurrence())));
            tells(notice, event);
        }
        return found;
    }

    private @Nullable String nothing() {
        Instant last = ledger.lastFollowedStart(contact.id(), now);
        nothing = new NoticeMail.NothingUpcoming(
                ledger.choice(contact.id()), last == null ? null : LocalDate.ofInstant(last, contact.zone()));
        return null;
    }

    private void attach(Event event) {
        if (attachments.size() >= MOST_ATTACHMENTS) {
            return;
        }
        boolean off = !event.isPublic() || event.status() == EventStatus.CANCELLED;
        attachments.computeIfAbsent(
                event.id(),
                id -> new Composition.Attachment(
                        "text/calendar; method=" + (off ? "CANCEL" : "PUBLISH") + "; charset=utf-8",
                        "event.ics",
                        off ? calendar.cancel(event) : calendar.publish(event)));
    }

    private void tells(NoticeLedger.Carried notice, Event event) {
        long version = versions.computeIfAbsent(event.id(), id -> facts.idOf(id, EventFacts.of(event)));
        saying.add(new NoticeContents.Saying(notice.id(), event.id(), version));
    }

    private Event event(NoticeLedger.Carried notice) {
        UUID id = notice.event();
        if (id == null) {
            throw new IllegalStateException("a notice without an event: " + notice.id());
        }
        return event(id);
    }

    private Event event(UUID id) {
        return events.computeIfAbsent(id, wanted -> catalogue.find(wanted.toString()));
    }

    private EventTime time(Event event, @Nullable UUID occurrence) {
        return occurrence == null
                ? event.time()
                : catalogue.occurrence(event, occurrence).orElseThrow().time();
    }

    private EventTime nextTime(Event event) {
        return event.content().recurrence() == null
                ? event.time()
                : time(event, ledger.nextOccurrence(event.id(), now));
    }

    private static List<NoticeMail.Card> sorted(List<NoticeMail.Card> found) {
        return found.stream()
                .sorted(Comparator.<NoticeMail.Card, Instant>comparing(
                                card -> card.time().startsAt())
                        .thenComparing(NoticeMail.Card::title)
                        .thenComparing(NoticeMail.Card::url))
                .toList();
    }

    NoticeContents.Contents contents() {
        NoticeMail mail = new NoticeMail(
                new NoticeMail.Reader(
                        contact.locale(), contact.zone(), contact.preferencesUrl(), contact.unsubscribeUrl()),
                List.copyOf(cancelled),
                List.copyOf(changed),
                sorted(reminders),
                List.copyOf(keyDates),
                sorted(announced),
                digest,
                nothing);
        return new NoticeContents.Contents(
                List.copyOf(looked), Set.copyOf(kinds), mail, List.copyOf(attachments.values()), List.copyOf(saying));
    }
}
