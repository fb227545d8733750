package org.almanac.notification.rules;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants to hear of, and how.
 *
 * @param digestDay null for Monday
 * @param digestHour null for the send hour
 * @param quietFrom null, as {@code quietTo}, for no quiet hours
 */
public record ReaderChoice(
        Set<String> tags,
        Set<String> series,
        Set<String> organisers,
        Set<UUID> events,
        Set<String> countries,
        List<String> leads,
        ZoneId zone,
        String digest,
        @Nullable DayOfWeek digestDay,
        @Nullable Integer digestHour,
        boolean announcements,
        boolean changes,
        boolean nothingUpcoming,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo) {

    Set<String> words() {
        return words(tags, series, organisers);
    }

    static Set<String> words(Set<String> tags, Set<String> series, Set<String> organisers) {
        return Stream.of(
                        tags.stream().map(name -> "tag " + name),
                        series.stream().map(name -> "series " + name),
                        organisers.stream().map(name -> "organiser " + name))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    boolean everything() {
        return tags.isEmpty() && series.isEmpty() && organisers.isEmpty() && events.isEmpty();
    }

    ReaderChoice following(UUID event) {
        Set<UUID> more = new HashSet<>(events);
        more.add(event);
        return new ReaderChoice(
                tags,
                series,
                organisers,
                more,
                countries,
                leads,
                zone,
                digest,
                digestDay,
                digestHour,
                announcements,
                changes,
                nothingUpcoming,
                quietFrom,
                quietTo);
    }
}
