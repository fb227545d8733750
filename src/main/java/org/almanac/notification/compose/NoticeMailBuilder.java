package org.almanac.notification.compose;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.notification.due.DigestPeriod;
import org.almanac.notification.facts.ComparisonResult;
import org.almanac.notification.facts.EventFacts;
import org.almanac.notification.ledger.CarriedNotice;
import org.almanac.notification.ledger.ChoiceQueries;
import org.almanac.notification.ledger.NoticeStatements;
import org.almanac.notification.mail.NoticeMail;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageKind;
import org.almanac.subscriber.SubscriberContact;
import org.jspecify.annotations.Nullable;

/** One mail in the making: notice after notice is added, or found to have nothing to say. */
final class NoticeMailBuilder {
    private static final int MAX_ATTACHMENTS = 20;

    private final NoticeBatchData data;
    private final LocalTime sendHour;
    private final SubscriberContact contact;

    private final List<CarriedNotice> looked = new ArrayList<>();
    private final Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
    private final List<NoticeMail.Cancelled> cancelled = new ArrayList<>();
    private final List<NoticeMail.Changed> changed = new ArrayList<>();
    private final List<NoticeMail.Card> reminders = new ArrayList<>();
    private final List<NoticeMail.KeyDateNote> keyDates = new ArrayList<>();
    private final List<NoticeMail.Card> announced = new ArrayList<>();
    private final Map<UUID, ComposeResult.Attachment> attachments = new LinkedHashMap<>();
    private final Set<UUID> toldOf = new HashSet<>();
    private final List<NoticeStatements.Listed> listed = new ArrayList<>();
    private NoticeMail.@Nullable Digest digest;
    private NoticeMail.@Nullable NothingUpcoming nothing;

    NoticeMailBuilder(NoticeBatchData data, LocalTime sendHour, SubscriberContact contact) {
        this.data = data;
        this.sendHour = sendHour;
        this.contact = contact;
    }

    void add(CarriedNotice notice) {
        String idle = notice.skipped() == null ? say(notice) : notice.skipped();
        looked.add(idle == null ? notice : notice.skippedAs(idle));
        if (idle == null) {
            kinds.add(notice.kind());
        }
    }

    /** @return why there is nothing to say; null when it was said */
    private @Nullable String say(CarriedNotice notice) {
        return switch (notice.kind()) {
            case REMINDER -> remind(notice);
            case KEY_DATE -> keyDate(notice);
            case CHANGED, CANCELLED -> change(notice);
            case ANNOUNCED -> announce(notice);
            case DIGEST -> digest(notice);
            case NOTHING_UPCOMING -> nothing();
            case CONFIRM, ACCOUNT, TEST -> throw new IllegalStateException("no notice: " + notice.kind());
        };
    }

    private @Nullable String remind(CarriedNotice notice) {
        UUID event = event(notice);
        reminders.add(data.card(event, data.time(event, notice.occurrence())));
        attach(event);
        toldOf.add(event);
        return null;
    }

    private @Nullable String keyDate(CarriedNotice notice) {
        UUID event = event(notice);
        for (KeyDate date : data.event(event).content().keyDates()) {
            if (notice.subject().equals(event + "@" + date.at() + "@" + date.label())) {
                keyDates.add(new NoticeMail.KeyDateNote(nextCard(event), date));
                attach(event);
                toldOf.add(event);
                return null;
            }
        }
        return "moved";
    }

    private @Nullable String change(CarriedNotice notice) {
        UUID event = event(notice);
        Long told = notice.told();
        if (told == null) {
            return "unfollowed";
        }
        ComparisonResult result = data.comparison(told, event);
        ComparisonResult.Off off = result.off();
        ComparisonResult.Changed news = result.changed();
        if (notice.kind() == MessageKind.CANCELLED && off != null) {
            EventTime time = off.dates().isEmpty()
                    ? timeOf(data.told(told), off.usefulUntil())
                    : off.dates().get(0);
            cancelled.add(new NoticeMail.Cancelled(
                    data.cardAsTold(event, told, time),
                    off.why(),
                    off.dates(),
                    off.othersStand(),
                    data.note(event, off.dates().isEmpty() ? null : time)));
        } else if (notice.kind() == MessageKind.CHANGED && news != null) {
            changed.add(changed(event, news));
        } else {
            return "undone";
        }
        attach(event);
        toldOf.add(event);
        return null;
    }

    /** Of one date of a series, at that date. */
    private NoticeMail.Changed changed(UUID event, ComparisonResult.Changed news) {
        NoticeMail.Changed next =
                new NoticeMail.Changed(nextCard(event), news.changeType(), news.differences(), news.othersStand());
        EventTime date = next.firstDate();
        next = next.with(data.note(event, date));
        return date == null ? next : next.with(data.card(event, date));
    }

    /** The instance that was told to start then; the regular one when that cannot be told. */
    private static EventTime timeOf(EventFacts told, Instant startsAt) {
        EventTime moved =
                told.time().startingAt(startsAt.atZone(told.time().zone()).toLocalDateTime());
        return told.recurs() ? moved : told.time();
    }

    private @Nullable String announce(CarriedNotice notice) {
        UUID event = event(notice);
        announced.add(nextCard(event));
        attach(event);
        toldOf.add(event);
        return null;
    }

    private @Nullable String digest(CarriedNotice notice) {
        DigestPeriod period = DigestPeriod.parse(notice.subject(), contact.zone(), sendHour);
        AgendaQueries.Agenda agenda = data.agenda(notice.id());
        if (agenda.all() == 0) {
            return "over";
        }
        List<AgendaQueries.Named> ahead = agenda.ahead();
        List<AgendaQueries.Named> fresh = agenda.fresh().stream()
                .limit(NoticeBatchReader.MAX_IN_A_DIGEST - ahead.size())
                .toList();
        digest = new NoticeMail.Digest(
                period.monthly(),
                period.first(),
                period.last(),
                cards(notice, ahead),
                cards(notice, fresh),
                agenda.all() - ahead.size() - fresh.size(),
                ahead.isEmpty());
        return null;
    }

    private List<NoticeMail.Card> cards(CarriedNotice notice, List<AgendaQueries.Named> named) {
        List<NoticeMail.Card> found = new ArrayList<>();
        for (AgendaQueries.Named one : named) {
            found.add(data.card(one.event(), data.time(one.event(), one.occurrence())));
            toldOf.add(one.event());
            listed.add(new NoticeStatements.Listed(notice.id(), one.event()));
        }
        found.sort(Comparator.comparing(card -> card.time().startsAt()));
        return found;
    }

    private @Nullable String nothing() {
        ChoiceQueries.Choice choice = data.choice(contact.id());
        Instant last = choice.lastStart();
        nothing = new NoticeMail.NothingUpcoming(
                choice.names(), last == null ? null : LocalDate.ofInstant(last, contact.zone()));
        return null;
    }

    private void attach(UUID event) {
        if (attachments.size() < MAX_ATTACHMENTS) {
            attachments.computeIfAbsent(event, data::attachment);
        }
    }

    private NoticeMail.Card nextCard(UUID event) {
        return data.card(event, data.nextTime(event));
    }

    private static UUID event(CarriedNotice notice) {
        UUID id = notice.event();
        if (id == null) {
            throw new IllegalStateException("a notice without an event: " + notice.id());
        }
        return id;
    }

    private static List<NoticeMail.Card> sorted(List<NoticeMail.Card> found) {
        return found.stream()
                .sorted(Comparator.<NoticeMail.Card, Instant>comparing(
                                card -> card.time().startsAt())
                        .thenComparing(NoticeMail.Card::title)
                        .thenComparing(NoticeMail.Card::url))
                .toList();
    }

    NoticeBatchAssembler.Contents contents() {
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
        return new NoticeBatchAssembler.Contents(
                contact.id(),
                List.copyOf(looked),
                Set.copyOf(kinds),
                DuplicateEventFilter.of(mail),
                List.copyOf(attachments.values()),
                Set.copyOf(toldOf),
                List.copyOf(listed));
    }
}
