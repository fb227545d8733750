package org.almanac.site.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.FieldChange;
import org.almanac.time.DateWords;
import org.jspecify.annotations.Nullable;

/**
 * What has changed since readers first saw an event and matters to those who had it in their diary: when, where, whether.
 *
 * @param steps the latest first
 * @param earlierStarts local starts that readers were once told and that no longer hold, the latest first; dates alone
 *     are at midnight
 * @param movedOnline whether readers were once told of a place and it is held online instead
 */
record EventStory(List<Step> steps, List<LocalDateTime> earlierStarts, boolean movedOnline) {
    private static final Pattern COORDINATES = Pattern.compile(", -?[\\d.]+(E-?\\d+)? -?[\\d.]+(E-?\\d+)?$");

    /** Nothing to tell. */
    static final EventStory NONE = new EventStory(List.of(), List.of(), false);

    /** @param date of the change, in the event's zone */
    record Step(LocalDate date, String text) {}

    /** @param history newest first */
    static EventStory of(Event event, List<EventRevision> history) {
        Instant seen = event.firstPublishedAt();
        List<Step> steps = new ArrayList<>();
        Set<LocalDateTime> starts = new LinkedHashSet<>();
        boolean leftItsPlace = false;
        for (EventRevision revision : history) {
            if (seen == null || !revision.at().isAfter(seen) || revision.action() != EventRevision.Action.UPDATED) {
                continue;
            }
            Map<String, FieldChange> changes = new LinkedHashMap<>();
            revision.changes().forEach(change -> changes.put(change.field(), change));
            LocalDate date = LocalDate.ofInstant(revision.at(), event.time().zone());
            words(changes).forEach(text -> steps.add(new Step(date, text)));
            LocalDateTime start = local(from(changes.get("start")));
            if (start != null) {
                starts.add(start);
            }
            FieldChange venue = changes.get("venue");
            leftItsPlace |= venue != null && venue.from() != null && venue.to() == null;
        }
        starts.remove(event.time().start());
        return new EventStory(
                steps.stream()
                        .sorted(Comparator.comparing(Step::date).reversed())
                        .toList(),
                List.copyOf(starts),
                leftItsPlace
                        && event.content().venue() == null
                        && event.content().onlineUrl() != null);
    }

    private static List<String> words(Map<String, FieldChange> changes) {
        return Stream.of(
                        status(changes.get("status")),
                        start(changes.get("start")),
                        changes.containsKey("start") ? null : end(changes.get("end")),
                        zone(changes.get("timeZone")),
                        venue(changes.get("venue")),
                        online(changes.get("onlineUrl")),
                        title(changes.get("title")),
                        changes.containsKey("keyDates") ? "Key dates changed" : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String status(@Nullable FieldChange change) {
        if (change == null || change.to() == null) {
            return null;
        }
        return switch (change.to()) {
            case "CANCELLED" -> "Cancelled";
            case "POSTPONED" -> "Postponed, with no new date yet";
            case "TENTATIVE" -> "Marked as tentative";
            default -> "TENTATIVE".equals(change.from()) ? "Confirmed" : "On again";
        };
    }

    private static @Nullable String start(@Nullable FieldChange change) {
        LocalDateTime from = local(from(change));
        LocalDateTime to = local(to(change));
        if (from == null || to == null) {
            return null;
        }
        return from.toLocalDate().equals(to.toLocalDate())
                ? "Starts at " + DateWords.clock(to.toLocalTime()) + " instead of "
                        + DateWords.clock(from.toLocalTime())
                : "Moved from " + DateWords.day(from.toLocalDate()) + " to " + DateWords.day(to.toLocalDate());
    }

    private static @Nullable String end(@Nullable FieldChange change) {
        LocalDateTime from = local(from(change));
        LocalDateTime to = local(to(change));
        if (to == null || from == null) {
            return null;
        }
        return from.toLocalDate().equals(to.toLocalDate())
                ? "Ends at " + DateWords.clock(to.toLocalTime()) + " instead of " + DateWords.clock(from.toLocalTime())
                : "Lasts until " + DateWords.day(to.toLocalDate()) + " instead of " + DateWords.day(from.toLocalDate());
    }

    private static @Nullable String zone(@Nullable FieldChange change) {
        return change == null ? null : "Time zone is now " + change.to() + " instead of " + change.from();
    }

    private static @Nullable String venue(@Nullable FieldChange change) {
        if (change == null) {
            return null;
        }
        String from = place(change.from());
        String to = place(change.to());
        if (Objects.equals(from, to)) {
            return null;
        }
        if (to == null) {
            return "No longer at " + from;
        }
        return from == null ? "Place announced: " + to : "New place: " + to + " instead of " + from;
    }

    private static @Nullable String place(@Nullable String venue) {
        return venue == null ? null : COORDINATES.matcher(venue).replaceFirst("");
    }

    private static @Nullable String online(@Nullable FieldChange change) {
        if (change == null) {
            return null;
        }
        if (change.from() == null) {
            return "Can be joined online";
        }
        return change.to() == null ? "Can no longer be joined online" : "New address to join online";
    }

    private static @Nullable String title(@Nullable FieldChange change) {
        return change == null || change.from() == null ? null : "Was called “" + change.from() + "”";
    }

    private static @Nullable String from(@Nullable FieldChange change) {
        return change == null ? null : change.from();
    }

    private static @Nullable String to(@Nullable FieldChange change) {
        return change == null ? null : change.to();
    }

    private static @Nullable LocalDateTime local(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            // Written by an older version in other words; a page must not fail over it.
            return null;
        }
    }
}
