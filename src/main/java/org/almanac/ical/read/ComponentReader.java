package org.almanac.ical.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file apart into components, forgiving what programs get wrong in practice: bare line feeds, lines folded
 * without the space, another charset than UTF-8, control characters, components that are not closed.
 */
final class ComponentReader {
    private static final int LONGEST_LINE = UnfoldedLines.LONGEST_LINE;
    private static final int DEEPEST = 16;

    private static final int MOST_EVENTS = 100_000;
    private static final int MOST_COMPONENTS = 400_000;
    private static final int MOST_LINES_OF_ONE = 5_000;

    /** Those that people write by hand, line breaks and all; of a longer one the beginning is kept. */
    private static final Set<String> TEXTS = Set.of("SUMMARY", "DESCRIPTION", "LOCATION");

    /** Without these an event is another one. */
    private static final Set<String> ESSENTIAL =
            Set.of("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID");

    /** What is read of components; the rest is not kept. */
    private static final Set<String> KEPT =
            Set.of(("SUMMARY DESCRIPTION LOCATION UID DTSTART DTEND DURATION RRULE EXRULE EXDATE RDATE RECURRENCE-ID"
                            + " SEQUENCE DTSTAMP LAST-MODIFIED STATUS CLASS X-CALENDARSERVER-ACCESS CATEGORIES URL GEO"
                            + " ORGANIZER ATTACH CONFERENCE IMAGE COMMENT CONTACT RESOURCES REQUEST-STATUS"
                            + " X-ALT-DESC STYLED-DESCRIPTION X-MICROSOFT-CDO-ALLDAYEVENT METHOD X-WR-TIMEZONE TZID"
                            + " TZOFFSETFROM TZOFFSETTO X-APPLE-STRUCTURED-LOCATION X-GOOGLE-CONFERENCE X-MICROSOFT-SKYPETEAMSMEETINGURL X-LIC-LOCATION X-MICROSOFT-CDO-TZID TZID-ALIAS-OF")
                    .split(" "));

    private final List<RawComponent> components = new ArrayList<>();
    private final Deque<RawComponent> open = new ArrayDeque<>();
    private final StringBuilder property = new StringBuilder();
    private int first = 1;
    private boolean western;
    private int tooDeep;
    private int events;

    /**
     * Every component of the file, in the order in which they begin.
     *
     * @throws Problem TOO_LARGE when there are more than go in at once
     */
    static List<RawComponent> read(byte[] file) {
        ComponentReader reader = new ComponentReader();
        UnfoldedLines.read(file, reader::line);
        reader.take();
        return reader.components;
    }

    private void line(UnfoldedLines.Line line) {
        if (isSoftlyBroken()) {
            property.setLength(property.length() - 1);
            append(line.text());
            return;
        }
        PropertyStart start = PropertyStart.of(line.text());
        if (start == PropertyStart.PROPERTY) {
            take();
            property.setLength(0);
            first = line.at();
            western = line.western();
            append(line.text());
        } else if (start == PropertyStart.NONE || isText(property)) {
            append(" " + line.text());
        }
    }

    /** Quoted-printable (vCalendar 1.0) breaks lines with "=" and does not fold them. */
    private boolean isSoftlyBroken() {
        if (property.isEmpty() || property.charAt(property.length() - 1) != '=') {
            return false;
        }
        String parameters = property.substring(0, Math.max(0, property.indexOf(":")));
        return parameters.toUpperCase(Locale.ROOT).contains("=QUOTED-PRINTABLE");
    }

    private static boolean isText(CharSequence property) {
        int end = 0;
        while (end < property.length() && property.charAt(end) != ':' && property.charAt(end) != ';') {
            end++;
        }
        return TEXTS.contains(property.subSequence(0, end).toString().toUpperCase(Locale.ROOT));
    }

    private void append(String more) {
        // One character over is enough to know that it is too long.
        property.append(more, 0, Math.min(more.length(), LONGEST_LINE + 1 - property.length()));
    }

    private void take() {
        ContentLine content = property.isEmpty() ? null : ContentLine.parse(property.toString());
        if (content == null) {
            return;
        }
        switch (content.name()) {
            case "BEGIN" -> begin(content.value().strip().toUpperCase(Locale.ROOT), first);
            case "END" -> end(content.value().strip().toUpperCase(Locale.ROOT));
            default -> add(content, property.length());
        }
    }

    /** @param at the number of the file's line where it begins */
    private void begin(String name, int at) {
        // An event inside an event means that the first was never closed.
        if (name.equals("VEVENT")) {
            open.removeIf(component -> component.name.equals("VEVENT") || component.name.equals("VALARM"));
        }
        if (open.size() == DEEPEST) {
            tooDeep++;
            return;
        }
        events += name.equals("VEVENT") ? 1 : 0;
        if (events > MOST_EVENTS || components.size() == MOST_COMPONENTS) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "At most %,d events go in at once.".formatted(MOST_EVENTS));
        }
        @Nullable RawComponent around = open.peek();
        RawComponent component = new RawComponent(name, at, around);
        if (around != null) {
            around.inside.add(component.shownName());
        }
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
        String name = content.name();
        if (!KEPT.contains(name)) {
            return;
        }
        component.western |= western;
        if (length > LONGEST_LINE && ESSENTIAL.contains(name)) {
            component.fault = name + " is longer than " + LONGEST_LINE + " characters";
        } else if (component.lines.size() == MOST_LINES_OF_ONE) {
            component.tooLong.add("what stands behind its first " + MOST_LINES_OF_ONE + " properties");
        } else if (length <= LONGEST_LINE || TEXTS.contains(name)) {
            component.lines.add(content);
        }
        if (length > LONGEST_LINE) {
            component.tooLong.add(name + (TEXTS.contains(name) ? " behind its first " : ", as it has more than ")
                    + LONGEST_LINE + " characters");
        }
    }
}
