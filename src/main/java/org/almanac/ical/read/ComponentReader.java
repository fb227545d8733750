package org.almanac.ical.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file apart into components, forgiving what programs get wrong in practice: bare line feeds, lines folded
 * without the space, another charset than UTF-8, control characters, components that are not closed.
 */
final class ComponentReader {
    private static final int LONGEST_LINE = UnfoldedLines.LONGEST_LINE;
    private static final int DEEPEST = 16;

    /** Those that people write by hand, line breaks and all. */
    private static final Set<String> TEXTS = Set.of("SUMMARY", "DESCRIPTION", "LOCATION");

    private final List<RawComponent> components = new ArrayList<>();
    private final Deque<RawComponent> open = new ArrayDeque<>();
    private int tooDeep;

    /** Every component of the file, in the order in which they begin. */
    static List<RawComponent> read(byte[] file) {
        ComponentReader reader = new ComponentReader();
        StringBuilder property = new StringBuilder();
        int first = 1;
        for (UnfoldedLines.Line line : UnfoldedLines.of(file)) {
            PropertyStart start = PropertyStart.of(line.text());
            if (start == PropertyStart.PROPERTY) {
                reader.take(property.toString(), first);
                property.setLength(0);
                first = line.at();
                append(property, line.text());
            } else if (start == PropertyStart.NONE || isText(property)) {
                append(property, " " + line.text());
            }
        }
        reader.take(property.toString(), first);
        return reader.components;
    }

    private static boolean isText(CharSequence property) {
        int end = 0;
        while (end < property.length() && property.charAt(end) != ':' && property.charAt(end) != ';') {
            end++;
        }
        return TEXTS.contains(property.subSequence(0, end).toString().toUpperCase(Locale.ROOT));
    }

    private static void append(StringBuilder property, String more) {
        // One character over is enough to know that it is too long.
        property.append(more, 0, Math.min(more.length(), LONGEST_LINE + 1 - property.length()));
    }

    /** @param at the number of the file's line where it begins */
    private void take(String line, int at) {
        ContentLine content = ContentLine.parse(line);
        if (content == null) {
            return;
        }
        switch (content.name()) {
            case "BEGIN" -> begin(content.value().strip().toUpperCase(Locale.ROOT), at);
            case "END" -> end(content.value().strip().toUpperCase(Locale.ROOT));
            default -> add(content, line.length());
        }
    }

    private void begin(String name, int at) {
        // An event inside an event means that the first was never closed.
        if (name.equals("VEVENT")) {
            open.removeIf(component -> component.name.equals("VEVENT") || component.name.equals("VALARM"));
        }
        if (open.size() == DEEPEST) {
            tooDeep++;
            return;
        }
        RawComponent component = new RawComponent(name, at, open.peek());
        components.add(component);
        open.push(component);
    }

    private void end(String name) {
        if (tooDeep > 0) {
            tooDeep--;
        } else if (open.stream().anyMatch(component -> component.name.equals(name))) {
            while (!open.pop().name.equals(name)) {
                // What was left open inside ends with it.
            }
        }
    }

    private void add(ContentLine content, int length) {
        @Nullable RawComponent component = open.peek();
        if (component == null || tooDeep > 0) {
            return;
        }
        if (length > LONGEST_LINE) {
            component.fault = content.name() + " is longer than " + LONGEST_LINE + " characters";
        } else {
            component.lines.add(content);
        }
    }
}
