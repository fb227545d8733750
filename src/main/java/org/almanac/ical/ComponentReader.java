package org.almanac.ical;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file apart into components, forgiving what programs get wrong in practice: bare line feeds, lines folded
 * without the space, another charset than UTF-8, control characters, components that are not closed.
 */
final class ComponentReader {
    private static final int LONGEST_LINE = 200_000;
    private static final int DEEPEST = 16;
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\n|\\r");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");
    private static final Pattern NAME_ALONE = Pattern.compile("[A-Z][A-Z0-9-]*");
    private static final Pattern REST_OF_FOLDED = Pattern.compile("[ \\t][;:]");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final List<RawComponent> components = new ArrayList<>();
    private final Deque<RawComponent> open = new ArrayDeque<>();
    private int tooDeep;

    /** Every component of the file, in the order in which they begin. */
    static List<RawComponent> read(byte[] file) {
        ComponentReader reader = new ComponentReader();
        StringBuilder logical = new StringBuilder();
        int first = 1;
        String[] physical = LINE_BREAK.split(CONTROL.matcher(decode(file)).replaceAll(""));
        for (int i = 0; i < physical.length; i++) {
            String line = physical[i];
            if (line.startsWith(" ") || line.startsWith("\t")) {
                append(logical, line.substring(1));
            } else if (begins(line, i + 1 < physical.length ? physical[i + 1] : "")) {
                reader.take(logical.toString(), first);
                logical.setLength(0);
                first = i + 1;
                append(logical, line);
            } else if (!line.isBlank()) {
                append(logical, " " + line);
            }
        }
        reader.take(logical.toString(), first);
        return reader.components;
    }

    /** Whether a property begins here; some programs fold right behind its name. */
    private static boolean begins(String line, String next) {
        return ContentLine.parse(line) != null
                || (NAME_ALONE.matcher(line).matches()
                        && REST_OF_FOLDED.matcher(next).lookingAt());
    }

    private static void append(StringBuilder line, String more) {
        // One character over is enough to know that it is too long.
        line.append(more, 0, Math.min(more.length(), LONGEST_LINE + 1 - line.length()));
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
        RawComponent component = new RawComponent(name, at);
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

    private static String decode(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(file, WESTERN);
        }
    }
}
