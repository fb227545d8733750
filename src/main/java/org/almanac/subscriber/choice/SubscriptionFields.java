package org.almanac.subscriber.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a choice from the fields of a form. Lists are repeated fields or commas between the names. A checkbox that is
 * not ticked sends nothing, so a form sends a blank or {@code false} under the same name before it; the last one counts.
 */
public final class SubscriptionFields {
    private static final Set<String> KNOWN = Set.of(
            "email",
            "follow",
            "tags",
            "series",
            "organisers",
            "events",
            "countries",
            "leadTimes",
            "timeZone",
            "locale",
            "digest",
            "digestDay",
            "digestHour",
            "announcements",
            "changes",
            "nothingUpcoming",
            "quietHours.from",
            "quietHours.to");

    private SubscriptionFields() {}

    /**
     * @param own further fields that the form at hand may have; others that begin with an underscore pass too, as
     *     content management systems add them
     * @throws Problem INVALID when a field is unknown, so that a mistyped one does not subscribe to everything
     */
    public static SubscriptionInput read(Map<String, List<String>> form, Set<String> own) {
        for (String name : form.keySet()) {
            if (!KNOWN.contains(name) && !own.contains(name) && !name.startsWith("_")) {
                throw Problem.invalid(
                        "form", "The form has a field that is not known here; take it out or mend its name.");
            }
        }
        return new SubscriptionInput(
                last(form, "email"),
                last(form, "follow"),
                list(form, "tags"),
                list(form, "series"),
                list(form, "organisers"),
                list(form, "events"),
                list(form, "countries"),
                list(form, "leadTimes"),
                last(form, "timeZone"),
                last(form, "locale"),
                last(form, "digest"),
                flag(form, "announcements"),
                flag(form, "changes"),
                flag(form, "nothingUpcoming"),
                quietHours(form),
                last(form, "digestDay"),
                last(form, "digestHour"));
    }

    public static @Nullable String last(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        return values == null || values.isEmpty() ? null : values.get(values.size() - 1);
    }

    private static @Nullable List<@Nullable String> list(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        if (values == null) {
            return null;
        }
        List<@Nullable String> items = new ArrayList<>();
        values.forEach(value -> Arrays.stream(value.split(",", -1))
                .filter(item -> !item.isBlank())
                .forEach(items::add));
        return items;
    }

    private static @Nullable Boolean flag(Map<String, List<String>> form, String name) {
        String value = last(form, name);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true", "on" -> true;
            case "false", "" -> false;
            default -> throw Problem.invalid(name, "Tick the box or leave it.");
        };
    }

    private static SubscriptionInput.@Nullable QuietHoursInput quietHours(Map<String, List<String>> form) {
        String from = last(form, "quietHours.from");
        String to = last(form, "quietHours.to");
        return from == null && to == null ? null : new SubscriptionInput.QuietHoursInput(from, to);
    }
}
