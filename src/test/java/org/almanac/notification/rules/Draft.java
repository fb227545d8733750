package org.almanac.notification.rules;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.almanac.event.EventStatus;
import org.almanac.event.SaveEvent;
import org.jspecify.annotations.Nullable;

/** An event as an editor fills it in. */
final class Draft {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    String title = "";
    boolean allDay;
    String zone = "UTC";
    LocalDateTime start = LocalDateTime.MIN;

    /** How many hours it takes, or how many days more than one; 0 to leave its end out. */
    int length;

    Set<String> tags = Set.of();

    @Nullable
    String series;

    @Nullable
    String organiser;

    @Nullable
    String country;

    @Nullable
    String online;

    boolean published = true;
    EventStatus status = EventStatus.CONFIRMED;

    @Nullable
    LocalDate keyDate;

    /** Every so many days so often; 0 for an event that does not repeat. */
    int every;

    int count;

    /** Whether the rule says when it ends instead of how often. */
    boolean until;

    /** The rule as the catalogue has written it; null to write it anew. */
    @Nullable
    String rrule;

    Set<LocalDateTime> left = new TreeSet<>();
    Set<LocalDateTime> off = new TreeSet<>();
    Map<LocalDateTime, LocalDateTime> moved = new TreeMap<>();
    Map<LocalDateTime, String> titles = new TreeMap<>();

    LocalDateTime at(int index) {
        LocalDateTime first = allDay ? start.toLocalDate().atStartOfDay() : start;
        return first.plusDays((long) index * every);
    }

    private @Nullable LocalDateTime end() {
        if (length == 0) {
            return null;
        }
        return allDay ? start.plusDays(length) : start.plusHours(length);
    }

    /** Every date is as the rule has it. */
    void standard() {
        rrule = null;
        left.clear();
        off.clear();
        moved.clear();
        titles.clear();
    }

    /** What is left of it between two of its dates. */
    Draft part(int from, int to) {
        Draft part = new Draft();
        part.title = title;
        part.allDay = allDay;
        part.zone = zone;
        part.start = at(from);
        part.length = length;
        part.tags = tags;
        part.series = series;
        part.organiser = organiser;
        part.country = country;
        part.online = online;
        part.published = published;
        part.status = status;
        part.keyDate = keyDate;
        part.every = every;
        part.count = to - from;
        part.until = until;
        for (int i = from; i < to; i++) {
            LocalDateTime at = at(i);
            if (left.contains(at)) {
                part.left.add(at);
            }
            if (off.contains(at)) {
                part.off.add(at);
            }
            if (moved.containsKey(at)) {
                part.moved.put(at, moved.get(at));
            }
            if (titles.containsKey(at)) {
                part.titles.put(at, titles.get(at));
            }
        }
        return part;
    }

    @Nullable
    KnownRecurrence repetition() {
        return count == 0
                ? null
                : new KnownRecurrence(
                        every, count, Set.copyOf(left), Map.copyOf(moved), Set.copyOf(off), Map.copyOf(titles));
    }

    /** As it would be told of an event that is like another in all else. */
    ToldFacts facts(KnownEvent like) {
        ToldFacts facts = like.facts();
        return new ToldFacts(
                title,
                like.time.startingAt(at(0)),
                repetition(),
                facts.place(),
                facts.online(),
                facts.status(),
                facts.gone());
    }

    SaveEvent toSaveEvent() {
        LocalDateTime end = end();
        return SaveEvent.builder()
                .title(title)
                .start(text(start))
                .end(end == null ? null : text(end))
                .timeZone(zone)
                .allDay(allDay)
                .published(published)
                .status(status.name())
                .tags(List.copyOf(new TreeSet<>(tags)))
                .series(series)
                .venue(country == null ? null : new SaveEvent.VenueInput("Hall", null, null, country, null, null))
                .onlineUrl(online)
                .organiser(organiser == null ? null : new SaveEvent.OrganiserInput(organiser, null))
                .keyDates(
                        keyDate == null ? null : List.of(new SaveEvent.KeyDateInput("Call closes", keyDate.toString())))
                .recurrence(recurrence())
                .build();
    }

    private SaveEvent.@Nullable RecurrenceInput recurrence() {
        if (count == 0) {
            return null;
        }
        List<SaveEvent.OverrideInput> overrides = new ArrayList<>();
        TreeSet<LocalDateTime> otherwise = new TreeSet<>(moved.keySet());
        otherwise.addAll(off);
        otherwise.addAll(titles.keySet());
        for (LocalDateTime at : otherwise) {
            LocalDateTime to = moved.get(at);
            overrides.add(new SaveEvent.OverrideInput(
                    text(at),
                    to == null ? null : text(to),
                    null,
                    off.contains(at) ? "CANCELLED" : null,
                    titles.get(at),
                    null,
                    null,
                    null,
                    null));
        }
        return new SaveEvent.RecurrenceInput(
                rrule == null ? "FREQ=DAILY;INTERVAL=" + every + ";" + end(at(count - 1)) : rrule,
                left.stream().map(this::text).toList(),
                null,
                overrides);
    }

    private String end(LocalDateTime last) {
        if (!until) {
            return "COUNT=" + count;
        }
        return "UNTIL="
                + (allDay
                        ? last.format(DateTimeFormatter.BASIC_ISO_DATE)
                        : UTC.format(last.atZone(ZoneId.of(zone)).toInstant()));
    }

    private String text(LocalDateTime at) {
        return allDay ? at.toLocalDate().toString() : at.toString();
    }

    @Override
    public String toString() {
        return title + " " + start + " " + zone + (allDay ? " all day " : " ") + "+" + length + " " + status + " "
                + tags + series + " " + organiser + " " + country + online + (published ? "" : " hidden") + " key "
                + keyDate
                + (count == 0
                        ? ""
                        : " every " + every + "×" + count + (until ? " until" : "") + " left" + left + " off" + off
                                + moved + " called " + titles);
    }
}
