package org.almanac.admin.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.almanac.event.KeyDate;
import org.almanac.event.SaveEvent.KeyDateInput;
import org.jspecify.annotations.Nullable;

/** The key dates of an event's form, a row of inputs for each. */
final class KeyDateRows {
    /** What a button says that wants another row; one that takes a row away says its number after it, from 0. */
    static final String ACT = "rows";

    /** How the zone is written that a deadline has when it holds everywhere. */
    static final String ANYWHERE = "Anywhere on Earth (AoE)";

    /** Rows beyond those that are filled. */
    private static final int SPARE = 1;

    private static final int MOST = 50;
    private static final Pattern REMOVAL = Pattern.compile("rows-(\\d{1,2})");

    private KeyDateRows() {}

    /** A row; its keys are the names of its inputs. */
    public record Row(int number, String label, String at, String time, String zone) {
        static Row of(EventForm form, int number) {
            return new Row(
                    number,
                    form.value(name(number, "label")),
                    form.value(name(number, "at")),
                    form.value(name(number, "time")),
                    form.value(name(number, "zone")));
        }

        public String key(String input) {
            return KeyDateRows.name(number, input);
        }

        boolean isBlank() {
            return label.isBlank() && at.isBlank() && time.isBlank() && zone.isBlank();
        }

        /** A time without its day is handed on as it is, for the rules to refuse. */
        private KeyDateInput input() {
            String hour = time.isBlank() ? "" : "T" + time.strip();
            String when = at.strip() + hour;
            return new KeyDateInput(given(label), given(when), zone.equals(ANYWHERE) ? "AoE" : given(zone));
        }

        private static @Nullable String given(String typed) {
            return typed.isBlank() ? null : typed;
        }
    }

    private static String name(int number, String input) {
        return "keyDates." + number + "." + input;
    }

    /** Those that hold something, and some empty ones to add more. */
    static List<Row> of(EventForm form) {
        int filled = (int) IntStream.range(0, MOST)
                .filter(row -> !Row.of(form, row).isBlank())
                .mapToLong(row -> row + 1L)
                .max()
                .orElse(0);
        return IntStream.range(0, Math.min(filled + SPARE, MOST))
                .mapToObj(row -> Row.of(form, row))
                .toList();
    }

    static List<@Nullable KeyDateInput> input(EventForm form) {
        return List.copyOf(
                of(form).stream().filter(row -> !row.isBlank()).map(Row::input).toList());
    }

    /** The inputs of stored dates. */
    static Map<String, String> values(List<KeyDate> dates) {
        Map<String, String> values = new HashMap<>();
        for (int row = 0; row < dates.size(); row++) {
            KeyDate date = dates.get(row);
            values.put(name(row, "label"), date.label());
            values.put(name(row, "at"), date.at().toString());
            if (date.time() != null && date.timeZone() != null) {
                values.put(name(row, "time"), date.time().toString());
                values.put(name(row, "zone"), date.anywhereOnEarth() ? ANYWHERE : date.timeZone());
            }
        }
        return values;
    }

    /** What was typed without the row that was taken away, and without gaps where another is wanted. */
    static Map<String, String> changed(Map<String, String> typed) {
        EventForm form = EventForm.of(typed);
        Matcher removal = REMOVAL.matcher(form.value("act"));
        int removed = removal.matches() ? Integer.parseInt(removal.group(1)) : -1;
        List<Row> left = new ArrayList<>(of(form));
        left.removeIf(row -> row.isBlank() || row.number() == removed);
        Map<String, String> values = new HashMap<>(typed);
        values.keySet().removeIf(key -> key.startsWith("keyDates."));
        for (int row = 0; row < left.size(); row++) {
            values.put(name(row, "label"), left.get(row).label());
            values.put(name(row, "at"), left.get(row).at());
            values.put(name(row, "time"), left.get(row).time());
            values.put(name(row, "zone"), left.get(row).zone());
        }
        return values;
    }
}
