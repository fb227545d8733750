package org.almanac.notification.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.notification.mail.NoticeMail.Also;
import org.almanac.notification.mail.NoticeMail.Cancelled;
import org.almanac.notification.mail.NoticeView.Card;
import org.almanac.notification.mail.NoticeView.Row;
import org.almanac.notification.mail.NoticeView.Tone;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** Puts each thing that is to be told into words, in full or as a row of a list. */
final class NoticeCards {
    private final NoticeMessages words;
    private final WhenText when;
    private final NoticeSubject subject;
    private final NoticeDifferences differences;
    private final CardText text;
    private final String site;

    NoticeCards(Language language, NoticeMessages words, WhenText when, NoticeSubject subject, String site) {
        this.words = words;
        this.when = when;
        this.subject = subject;
        this.differences = new NoticeDifferences(words, when, language);
        this.text = new CardText(language, words, when);
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
                CardText.joined(card.headline(), CardText.joined(card.also())),
                card.title(),
                CardText.joined(card.when(), card.where(), CardText.joined(card.also())),
                card.yourTime(),
                card.url());
    }

    /** A line of a digest. */
    Row row(NoticeMail.Card event, String moment, @Nullable String yourTime) {
        String title = MailText.line(event.title());
        String provisional = event.status() == EventStatus.TENTATIVE ? words.provisional() : null;
        String detail = CardText.joined(moment, text.where(event), provisional);
        NoticeMail.Featured featured = event.featured();
        String label = featured == null || featured.label() == null ? null : MailText.line(featured.label());
        String headline = CardText.joined(title, detail);
        return new Row(
                label,
                Tone.PLAIN,
                label == null ? headline : words.labelled(label, headline),
                title,
                detail,
                yourTime,
                event.url());
    }

    private Card cancelled(Cancelled off) {
        NoticeMail.Card event = off.event();
        List<EventTime> dates = off.dates();
        EventTime time = dates.isEmpty() ? event.time() : dates.get(0);
        String moment = dates.size() > 1 ? text.days(dates) : when.of(time);
        boolean open = off.why() == Cancelled.Why.POSTPONED;
        boolean listed = off.why().listed();
        return new Card(
                when.leaf(time),
                open ? words.postponedOpen() : subject.label(off),
                open ? Tone.OPEN : Tone.OFF,
                off.why() == Cancelled.Why.CANCELLED && dates.isEmpty(),
                text.headline(subject.label(off), event.title(), moment, text.where(event)),
                MailText.line(event.title()),
                moment,
                dates.size() > 1 ? null : when.forReader(time),
                text.where(event),
                notes(off),
                dates.size() > 1 ? text.named(dates) : List.of(),
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
            return said(
                    off.note(),
                    off.why() == Cancelled.Why.POSTPONED
                            ? List.of(note, words.datesPostponedNote(dates))
                            : List.of(note));
        }
        return said(
                off.note(),
                List.of(
                        switch (off.why()) {
                            case CANCELLED -> words.cancelledNote();
                            case POSTPONED -> words.postponedNote();
                            case WITHDRAWN -> words.withdrawnNote(site);
                            case MISTAKEN -> words.mistakenNote(site);
                        }));
    }

    /** What the editor says comes before what is always said. */
    private static List<String> said(@Nullable String note, List<String> usual) {
        List<String> all = new ArrayList<>();
        if (note != null) {
            all.add(MailText.line(note));
        }
        all.addAll(usual);
        return all;
    }

    private Card changed(NoticeMail.Changed changed) {
        NoticeMail.Card event = changed.event();
        List<EventTime> dates = changed.singleDates().stream()
                .map(EventDifference.OneDate::after)
                .toList();
        String label = subject.label(changed);
        Card card = ahead(event, label, null);
        String moment = dates.size() > 1 ? text.days(dates) : card.when();
        List<String> notes = said(
                changed.note(),
                switch (changed.changeType()) {
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
                text.headline(label, event.title(), moment, text.where(event)),
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
                text.headline(said, event.title(), moment, text.where(event)),
                MailText.line(event.title()),
                moment,
                when.forReader(event.time()),
                text.where(event),
                provisional ? List.of(words.provisionalNote()) : List.of(),
                List.of(),
                also(event),
                List.of(),
                summary == null ? null : MailText.line(summary),
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
            return words.also(CardText.joined(when.of(date.time()), when.forReader(date.time())));
        }
        KeyDate date = ((Also.KeyDate) also).date();
        return CardText.joined(MailText.line(date.label()), when.of(date));
    }

    private Card keyDate(NoticeMail.KeyDateNote note) {
        NoticeMail.Card event = note.event();
        String title = MailText.line(event.title());
        KeyDate date = note.date();
        String day = when.of(date);
        return new Card(
                when.leaf(date.at(), date.at()),
                words.keyDate(),
                Tone.PLAIN,
                false,
                text.headline(null, date.label(), day, title),
                MailText.line(date.label()),
                day,
                when.forReader(date),
                title,
                List.of(CardText.joined(when.of(event.time()), text.where(event))),
                List.of(),
                also(event),
                List.of(),
                null,
                event.url(),
                null,
                null,
                false);
    }
}
