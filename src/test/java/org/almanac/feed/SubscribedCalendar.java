package org.almanac.feed;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ICalProperty;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar program keeps of a feed that it is subscribed to: entries by UID and RECURRENCE-ID, replaced unless
 * their SEQUENCE is lower than what is there (RFC 5546 §2.1.5), and dropped when the feed has them no more.
 */
final class SubscribedCalendar {
    private static final Set<String> SAYS_WHEN_IT_CHANGED = Set.of("Sequence", "DateTimeStamp", "LastModified");

    private final Map<Key, Entry> entries = new HashMap<>();

    /** @param instance RECURRENCE-ID; null for the event itself */
    private record Key(String uid, @Nullable String instance) {}

    private record Entry(VEvent event, TimezoneInfo zones, int sequence) {}

    /**
     * Something in the calendar, as its owner sees it.
     *
     * @param from an instant, or a date when it lasts all day
     * @param to like {@code from}, inclusive
     */
    record Shown(String uid, String from, String to, String status, String title) implements Comparable<Shown> {
        @Override
        public int compareTo(Shown other) {
            return toString().compareTo(other.toString());
        }
    }

    void fetch(String text) {
        ICalendar feed = Biweekly.parse(text).first();
        Map<Key, Entry> fetched = new HashMap<>();
        for (VEvent event : feed.getEvents()) {
            Entry entry =
                    new Entry(event, feed.getTimezoneInfo(), event.getSequence().getValue());
            Key key = new Key(event.getUid().getValue(), instance(entry));
            if (fetched.put(key, entry) != null) {
                throw new AssertionError("twice in the feed: " + key);
            }
        }
        entries.keySet().retainAll(fetched.keySet());
        fetched.forEach(
                (key, entry) -> entries.merge(key, entry, (old, found) -> found.sequence < old.sequence ? old : found));
    }

    private static @Nullable String instance(Entry entry) {
        return entry.event.getRecurrenceId() == null
                ? null
                : moment(entry, entry.event.getRecurrenceId().getValue());
    }

    /** The highest SEQUENCE of each UID. */
    Map<String, Integer> sequences() {
        Map<String, Integer> sequences = new TreeMap<>();
        entries.forEach((key, entry) -> sequences.merge(key.uid, entry.sequence, Math::max));
        return sequences;
    }

    /** All that is said of each UID, but when it changed. */
    Map<String, Set<String>> contents() {
        Map<String, Set<String>> contents = new TreeMap<>();
        entries.forEach((key, entry) ->
                contents.computeIfAbsent(key.uid, uid -> new TreeSet<>()).add(content(entry.event)));
        return contents;
    }

    private static String content(VEvent event) {
        return event.getProperties().values().stream()
                .filter(property ->
                        !SAYS_WHEN_IT_CHANGED.contains(property.getClass().getSimpleName()))
                .map(ICalProperty::toString)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Everything in a stretch of days, in order. */
    List<Shown> shown(LocalDate from, LocalDate to) {
        List<Shown> shown = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (key.instance != null) {
                shown.add(shown(entry, entry.event.getDateStart().getValue()));
            } else {
                starts(entry, to).stream()
                        .filter(start -> !entries.containsKey(new Key(key.uid, moment(entry, start))))
                        .forEach(start -> shown.add(shown(entry, start)));
            }
        });
        return shown.stream()
                .filter(one -> one.from.compareTo(from.toString()) >= 0 && one.from.compareTo(to.toString()) < 0)
                .sorted()
                .toList();
    }

    private static List<Date> starts(Entry entry, LocalDate to) {
        List<Date> starts = new ArrayList<>();
        Iterator<Date> all = entry.event.getDateIterator(zone(entry));
        while (all.hasNext()) {
            Date start = all.next();
            if (moment(entry, start).compareTo(to.plusDays(1).toString()) > 0) {
                break;
            }
            starts.add(start);
        }
        return starts;
    }

    private static Shown shown(Entry entry, Date start) {
        VEvent event = entry.event;
        ICalDate first = event.getDateStart().getValue();
        long length =
                event.getDateEnd() == null ? 0 : event.getDateEnd().getValue().getTime() - first.getTime();
        String to;
        if (first.hasTime()) {
            to = start.toInstant().plusMillis(length).toString();
        } else {
            long days = Math.max(1, Math.round(length / 86_400_000.0));
            to = LocalDate.parse(moment(entry, start)).plusDays(days - 1).toString();
        }
        return new Shown(
                event.getUid().getValue(),
                moment(entry, start),
                to,
                event.getStatus().getValue(),
                event.getSummary().getValue());
    }

    private static String moment(Entry entry, Date date) {
        Instant instant = date.toInstant();
        return allDay(entry)
                ? LocalDate.ofInstant(instant, ZoneId.systemDefault()).toString()
                : instant.toString();
    }

    private static boolean allDay(Entry entry) {
        return !entry.event.getDateStart().getValue().hasTime();
    }

    // biweekly reads a date as its midnight in the zone of this machine.
    private static TimeZone zone(Entry entry) {
        if (allDay(entry)) {
            return TimeZone.getDefault();
        }
        DateOrDateTimeProperty start = entry.event.getDateStart();
        var written = entry.zones.getTimezone(start);
        return written == null ? TimeZone.getTimeZone("UTC") : written.getTimeZone();
    }
}
