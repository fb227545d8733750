package org.almanac.notification.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.almanac.event.EventTime;
import org.almanac.notification.mail.NoticeMail;
import org.almanac.notification.mail.NoticeMail.Also;
import org.almanac.notification.mail.NoticeMail.Card;
import org.almanac.notification.mail.NoticeMail.Changed;
import org.almanac.notification.mail.NoticeMail.Digest;
import org.almanac.notification.mail.NoticeMail.KeyDateNote;
import org.jspecify.annotations.Nullable;

/**
 * Names each event once in a mail, by what is most urgent of it. What else is due of it is told there: other dates of a
 * series, key dates. That dates are off stands by itself, since it is the contrary of what is said of others.
 */
final class DuplicateEventFilter {
    /** By the address of its page. */
    private final Map<String, Event> events = new HashMap<>();

    private static final class Event {
        final Set<EventTime> times = new LinkedHashSet<>();
        final List<Also> also = new ArrayList<>();
    }

    private DuplicateEventFilter() {}

    static NoticeMail of(NoticeMail mail) {
        return new DuplicateEventFilter().told(mail);
    }

    private NoticeMail told(NoticeMail mail) {
        List<Changed> changed = mail.changed().stream().filter(this::isFirst).toList();
        List<Card> reminders = mail.reminders().stream().filter(this::isFirst).toList();
        List<KeyDateNote> keyDates =
                mail.keyDates().stream().filter(this::isFirst).toList();
        List<Card> announced = mail.announced().stream()
                .filter(card -> events.get(card.url()) == null)
                .toList();
        Digest digest = mail.digest();
        return new NoticeMail(
                mail.reader(),
                mail.cancelled().stream().distinct().toList(),
                changed.stream().map(one -> one.with(card(one.event()))).toList(),
                reminders.stream().map(this::card).toList(),
                keyDates.stream()
                        .map(one -> new KeyDateNote(card(one.event()), one.date()))
                        .toList(),
                announced,
                digest == null ? null : rest(digest),
                mail.nothing());
    }

    private boolean isFirst(Changed changed) {
        boolean first = tell(changed.event());
        changed.singleDates().forEach(date -> about(changed.event()).times.add(date.after()));
        return first;
    }

    /** Another date of what was told goes there. */
    private boolean isFirst(Card reminder) {
        Event event = events.get(reminder.url());
        if (event != null && event.times.add(reminder.time())) {
            event.also.add(new Also.Date(reminder.time()));
        }
        return event == null && tell(reminder);
    }

    private boolean isFirst(KeyDateNote note) {
        Event event = events.get(note.event().url());
        if (event != null) {
            event.also.add(new Also.KeyDate(note.date()));
        }
        return event == null && tell(note.event());
    }

    private boolean tell(Card card) {
        boolean first = !events.containsKey(card.url());
        about(card).times.add(card.time());
        return first;
    }

    private Event about(Card card) {
        return events.computeIfAbsent(card.url(), url -> new Event());
    }

    private Card card(Card card) {
        Event event = events.get(card.url());
        return event == null || event.also.isEmpty() ? card : card.with(List.copyOf(event.also));
    }

    /** Null when the mail has told all of it; a list that is cut is never all. */
    private @Nullable Digest rest(Digest digest) {
        List<Card> ahead = digest.ahead().stream()
                .filter(card -> {
                    Event event = events.get(card.url());
                    return event == null || !event.times.contains(card.time());
                })
                .toList();
        List<Card> fresh = digest.fresh().stream()
                .filter(card -> events.get(card.url()) == null)
                .toList();
        boolean less = ahead.size() < digest.ahead().size()
                || fresh.size() < digest.fresh().size();
        return less && ahead.isEmpty() && fresh.isEmpty() && digest.more() == 0
                ? null
                : new Digest(
                        digest.monthly(), digest.first(), digest.last(), ahead, fresh, digest.more(), digest.quiet());
    }
}
