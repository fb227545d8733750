package org.almanac.admin.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.almanac.ical.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/** The parts of a recurrence rule (RFC 5545 §3.3.10) in canonical form, by name. */
final class RuleParts {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if it is no rule; the message is for the person who wrote it */
    RuleParts(String rrule) {
        for (String part : RecurrenceRule.parse(rrule).toString().split(";")) {
            String[] nameAndValue = part.split("=", 2);
            parts.put(nameAndValue[0], nameAndValue[1]);
        }
    }

    /** Empty when the rule does not say. */
    String text(String name) {
        return parts.getOrDefault(name, "");
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    List<String> list(String name) {
        return has(name) ? List.of(text(name).split(",")) : List.of();
    }

    int number(String name, int otherwise) {
        return has(name) ? Integer.parseInt(text(name)) : otherwise;
    }

    /** Whether it says nothing besides these. */
    boolean only(Set<String> names) {
        return names.containsAll(parts.keySet());
    }

    /** The last day on which something may start that starts at some time of the day; null without UNTIL. */
    @Nullable
    LocalDate until(LocalDateTime start, ZoneId zone) {
        if (!has("UNTIL")) {
            return null;
        }
        String text = text("UNTIL");
        LocalDateTime last;
        if (text.endsWith("Z")) {
            Instant instant = LocalDateTime.parse(text.substring(0, text.length() - 1), LOCAL)
                    .toInstant(ZoneOffset.UTC);
            last = LocalDateTime.ofInstant(instant, zone);
        } else {
            last = LocalDateTime.parse(text, LOCAL);
        }
        boolean dayCounts = !last.toLocalTime().isBefore(start.toLocalTime());
        return dayCounts ? last.toLocalDate() : last.toLocalDate().minusDays(1);
    }
}
