package org.almanac.admin.list;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.almanac.admin.Option;
import org.almanac.event.EventStatus;
import org.almanac.event.read.EventSearch;
import org.jspecify.annotations.Nullable;

/** Reads an {@link EventList} out of the address of a page; what makes no sense there is passed over. */
final class EventListAddress {
    private static final int LONGEST = 200;
    private static final List<String> TEXTS = List.of("q", "tag", "series", "organiser", "source");

    private EventListAddress() {}

    /** @param asked the parameters of an address */
    static EventList asked(MultivaluedMap<String, String> asked) {
        Map<String, String> typed = new TreeMap<>();
        for (String name : TEXTS) {
            String text = text(asked.getFirst(name));
            typed.put(name, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        }
        String country = text(asked.getFirst("country")).toUpperCase(Locale.ROOT);
        typed.put("country", country.matches("[A-Z]{2}") ? country : "");
        typed.put("status", keyOf(EventStatus.values(), asked.getFirst("status")));
        typed.put(
                "shown",
                Set.of("yes", "no").contains(text(asked.getFirst("shown"))) ? text(asked.getFirst("shown")) : "");
        typed.put("lack", keyOf(EventSearch.Lack.values(), asked.getFirst("lack")));
        typed.put("sort", keyOf(EventSearch.Order.values(), asked.getFirst("sort")));
        typed.put("date", day(asked.getFirst("date")));
        typed.values().removeIf(String::isEmpty);
        EventTab show = named(EventTab.values(), text(asked.getFirst("show")), EventTab.UPCOMING);
        return new EventList(show, Map.copyOf(typed), asked.getFirst("cursor"));
    }

    /** @param query as {@link EventList#query} wrote it; null or empty for the whole list */
    static EventList of(@Nullable String query) {
        MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
        for (String part : text(query).replaceFirst("^\\?", "").split("&")) {
            int middle = part.indexOf('=');
            if (middle > 0) {
                asked.putSingle(part.substring(0, middle), decoded(part.substring(middle + 1)));
            }
        }
        return asked(asked);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static String day(@Nullable String typed) {
        try {
            LocalDate day = LocalDate.parse(text(typed));
            return day.getYear() >= 1 && day.getYear() <= 9_998 ? day.toString() : "";
        } catch (DateTimeException none) {
            return "";
        }
    }

    private static <E extends Enum<E>> E named(E[] values, String key, E otherwise) {
        return Arrays.stream(values)
                .filter(each -> Option.key(each).equals(key))
                .findFirst()
                .orElse(otherwise);
    }

    private static <E extends Enum<E>> String keyOf(E[] values, @Nullable String typed) {
        String key = text(typed);
        return Arrays.stream(values).anyMatch(each -> Option.key(each).equals(key)) ? key : "";
    }
}
