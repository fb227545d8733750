package org.almanac.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.notification.NoticeMail.Also;
import org.almanac.notification.NoticeMail.Cancelled;
import org.almanac.notification.NoticePage.Card;
import org.almanac.notification.NoticePage.Row;
import org.almanac.notification.NoticePage.Tone;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** Puts each thing that is to be told into words, in full or as a row of a list. */
final class NoticeCards {
    private static final int DATES_NAMED = 10;
    private static final int DATES_IN_A_LINE = 3;

    private final Language language;
    private final NoticeMessages words;
    private final WhenText when;
    private final NoticeSubject subject;
    private final NoticeDifferences differences;
    private final String site;

    NoticeCards(Language language, NoticeMessages words, WhenText when, NoticeSubject subject, String site) {
        this.language = language;
        this.words = words;
        this.when = when;
        this.subject = subject;
        this.differences = new NoticeDifferences(words, when, language);
        this.site = site;
    }

    /** All that stands on its own, the most urgent first. */
    List<Card> of(NoticeMail mail) {
        return Stream.of(
                        mail.cancelled().stream().map(this::cancelled),
                        mail.changed().stream().map(this::changed),
                        mail.reminders().stream().map(card -> ahead(card, words.reminder(), null)),
                        mail.keyDates().stream().map(this::keyDate),
                        mail.announced().stream().map(card -> ahead(card, words.announced(), words.announced())))
                .flatMap(cards -> cards)
                .toList();
    }

    /** What is left of a card where there is no room. */
    Row row(Card card) {
        return new Row(
                card.label(),
                card.tone(),
                joined(card.headline(), joined(card.also())),
                card.title(),
                joined(card.when(), card.where(), joined(card.also())),
                card.yourTime(),
                card.url());
    }

    /** A line of a digest. */
    Row row(NoticeMail.Card event, String moment, @Nullable String yourTime) {
        String title = PlainText.line(event.title());
        String provisional = event.status() == EventStatus.TENTATIVE ? words.provisional() : null;
        String detail = joined(moment, where(event), provisional);
        return new Row(null, Tone.PLAIN, joined(title, detail), title, detail, yourTime, event.url());
    }

    private Card cancelled(Cancelled off) {
        NoticeMail.Card event = off.event();
        List<EventTime> dates = off.dates();
        EventTime time = dates.isEmpty() ? event.time() : dates.get(0);
        String moment = dates.size() > 1 ? days(dates) : when.of(time);
        boolean open = off.why() == Cancelled.Why.POSTPONED;
        boolean listed = off.why().listed();
        return new Card(
                when.leaf(time),
                open ? words.postponedOpen() : subject.label(off),
                open ? Tone.OPEN : Tone.OFF,
                off.why() == Cancelled.Why.CANCELLED && dates.isEmpty(),
                headline(subject.label(off), event.title(), moment, where(event)),
                PlainText.line(event.title()),
                moment,
                dates.size() > 1 ? null : when.forReader(time),
                where(event),
                notes(off),
                dates.size() > 1 ? named(dates) : List.of(),
                List.of(),
                List.of(),
                null,
                listed ? event.url() : null,
                null,
                null,
                false);
    }

    private List<String> notes(Cancelled off) {
        int dates = off.dates().size();
        if (dates > 0) {
            String note = off.othersStand() ? words.datesNote(dates) : words.lastDatesNote(dates);
            return off.why() == Cancelled.Why.POSTPONED
                    ? List.of(note, words.datesPostponedNote(dates))
                    : List.of(note);
        }
        return List.of(
                switch (off.why()) {
                    case CANCELLED -> words.cancelledNote();
                    case POSTPONED -> words.postponedNote();
                    case WITHDRAWN -> words.withdrawnNote(site);
                    case MISTAKEN -> words.mistakenNote(site);
                });
    }

    /** The first of several dates, so that the first line names them. */
    private String days(List<EventTime> dates) {
        String named = dates.stream().limit(DATES_IN_A_LINE).map(when::start).collect(Collectors.joining("; "));
        return dates.size() > DATES_IN_A_LINE ? named + "; …" : named;
    }

    private List<String> named(List<EventTime> dates) {
        List<String> named =
                new ArrayList<>(dates.stream().limit(DATES_NAMED).map(when::of).toList());
        if (dates.size() > DATES_NAMED) {
            named.add("…");
        }
        return named;
    }

    private Card changed(NoticeMail.Changed changed) {
        NoticeMail.Card event = changed.event();
        List<EventTime> dates = changed.singleDates().stream()
                .map(NoticeMail.Difference.OneDate::after)
                .toList();
        String label = subject.label(changed);
        Card card = ahead(event, label, null);
        String moment = dates.size() > 1 ? days(dates) : card.when();
        List<String> notes = new ArrayList<>(
                switch (changed.turn()) {
                    case CHANGED -> List.of();
                    case BACK_ON -> List.of(words.backOnNote());
                    case NEW_DATE -> List.of(words.newDateNote());
                });
        if (changed.othersStand()) {
            notes.add(words.othersStand());
        }
        notes.addAll(card.notes());
        return new Card(
                card.leaf(),
                label,
                Tone.OPEN,
                false,
                headline(label, event.title(), moment, where(event)),
                card.title(),
                moment,
                dates.size() > 1 ? null : card.yourTime(),
                card.where(),
                notes,
                List.of(),
                card.also(),
                changed.differences().stream().map(differences::side).toList(),
                null,
                card.url(),
                card.joinUrl(),
                card.calendarUrl(),
                false);
    }

    private Card ahead(NoticeMail.Card event, String label, @Nullable String said) {
        String moment = when.of(event.time());
        boolean provisional = event.status() == EventStatus.TENTATIVE;
        String summary = event.summary();
        return new Card(
                when.leaf(event.time()),
                label,
                Tone.PLAIN,
                false,
                headline(said, event.title(), moment, where(event)),
                PlainText.line(event.title()),
                moment,
                when.forReader(event.time()),
                where(event),
                provisional ? List.of(words.provisionalNote()) : List.of(),
                List.of(),
                also(event),
                List.of(),
                summary == null ? null : PlainText.line(summary),
                event.url(),
                event.onlineUrl(),
                event.calendarUrl(),
                false);
    }

    private List<String> also(NoticeMail.Card event) {
        return event.also().stream().map(this::also).toList();
    }

    private String also(Also also) {
        if (also instanceof Also.Date date) {
            return words.also(joined(when.of(date.time()), when.forReader(date.time())));
        }
        Also.KeyDate date = (Also.KeyDate) also;
        return joined(PlainText.line(date.label()), when.fullDay(date.day()));
    }

    private Card keyDate(NoticeMail.KeyDateNote note) {
        NoticeMail.Card event = note.event();
        String title = PlainText.line(event.title());
        String day = when.fullDay(note.date());
        return new Card(
                when.leaf(note.date(), note.date()),
                words.keyDate(),
                Tone.PLAIN,
                false,
                headline(null, note.label(), day, title),
                PlainText.line(note.label()),
                day,
                null,
                title,
                List.of(joined(when.of(event.time()), where(event))),
                List.of(),
                also(event),
                List.of(),
                null,
                event.url(),
                null,
                null,
                false);
    }

    private String headline(@Nullable String label, String title, String moment, @Nullable String where) {
        String line = joined(PlainText.line(title), moment, where);
        return label == null ? line : words.labelled(label, line);
    }

    private @Nullable String where(NoticeMail.Card event) {
        String place = PlaceText.of(event.place(), event.country(), language.locale());
        if (place.isEmpty()) {
            return event.onlineUrl() == null ? null : words.online();
        }
        return event.onlineUrl() == null ? place : words.andOnline(place);
    }

    private static @Nullable String joined(List<String> parts) {
        return parts.isEmpty() ? null : String.join(" · ", parts);
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
