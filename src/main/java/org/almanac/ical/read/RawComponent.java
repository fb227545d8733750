package org.almanac.ical.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component with the properties of its own, in their order; those of components inside it are with those. */
final class RawComponent {
    private static final int LONGEST_SHOWN = 40;

    final String name;

    /** Of the file, from 1, where it begins. */
    final int at;

    /** The component that it stands in, such as the calendar; null when it stands by itself. */
    final @Nullable RawComponent around;

    final List<ContentLine> lines = new ArrayList<>();

    /** Names of the components in it. */
    final Set<String> inside = new LinkedHashSet<>();

    /** What was left out of it or shortened because of its length. */
    final Set<String> tooLong = new LinkedHashSet<>();

    /** It was not all UTF-8. */
    boolean western;

    /** What makes it unusable as a whole. */
    @Nullable
    String fault;

    RawComponent(String name, int at, @Nullable RawComponent around) {
        this.name = name;
        this.at = at;
        this.around = around;
    }

    String shownName() {
        return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
    }

    /** @return the first of that name, or null */
    @Nullable
    ContentLine line(String property) {
        for (ContentLine line : lines) {
            if (line.name().equals(property)) {
                return line;
            }
        }
        return null;
    }

    List<ContentLine> lines(String property) {
        return lines.stream().filter(line -> line.name().equals(property)).toList();
    }

    /** @return the property as text without space around it; null when it is absent or empty */
    @Nullable
    String text(String property) {
        ContentLine line = line(property);
        String text = line == null ? "" : line.text().strip();
        return text.isEmpty() ? null : text;
    }

    /**
     * How secret its owner holds it (RFC 5545 §3.8.1.3): an unknown word counts as PRIVATE. Calendar servers say it of
     * the calendar around it, too ({@code X-CALENDARSERVER-ACCESS}).
     *
     * @return CLASS in capitals and bounded; null when anybody may see it
     */
    @Nullable
    String secrecy() {
        for (String property : List.of("CLASS", "X-CALENDARSERVER-ACCESS")) {
            for (ContentLine line : lines(property)) {
                String word = line.text().strip().toUpperCase(Locale.ROOT);
                if (!word.isEmpty() && !word.equals("PUBLIC")) {
                    return word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "…" : word;
                }
            }
        }
        return around == null ? null : around.secrecy();
    }
}
