package org.almanac.ical;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component with the properties of its own, in their order; those of components inside it are with those. */
final class RawComponent {
    final String name;

    /** Of the file, from 1, where it begins. */
    final int at;

    final List<ContentLine> lines = new ArrayList<>();

    /** What makes it unusable as a whole. */
    @Nullable
    String fault;

    RawComponent(String name, int at) {
        this.name = name;
        this.at = at;
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
}
