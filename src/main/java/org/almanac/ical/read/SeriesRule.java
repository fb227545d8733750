package org.almanac.ical.read;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.almanac.ical.PlainText;
import org.almanac.ical.read.EventReader.Span;
import org.almanac.ical.read.TimeReader.UnreadableTimeException;
import org.almanac.ical.recur.Instances;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.problem.Quoted;
import org.jspecify.annotations.Nullable;

/** The RRULE of a component as it can be followed; what cannot be is noted, and leaves the first date. */
final class SeriesRule {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    /** In years; a rule that gives its first date later is none for a calendar. */
    private static final int FAR = 10;

    private final RawComponent component;
    private final Span span;
    private final Notes notes;

    SeriesRule(RawComponent component, Span span, Notes notes) {
        this.component = component;
        this.span = span;
        this.notes = notes;
    }

    /**
     * When the series begins: with its first date by the rule where the start is none and is left out. Some programs
     * count a start that the rule does not give (RFC 5545 §3.8.5.3), and others leave it out for that reason.
     *
     * @param exdates without a start that the rule has nothing to do with
     */
    Span begin(List<LocalDateTime> exdates) {
        ContentLine line = component.line("RRULE");
        if (line == null || !exdates.contains(span.start())) {
            return span;
        }
        try {
            String written = parts(line.value().strip());
            RecurrenceRule rule = RecurrenceRule.parse(written);
            if (rule.fallsOn(span.start())) {
                return span;
            }
            LocalDateTime after = span.start().plusSeconds(1);
            LocalDateTime first = RecurrenceRule.parse(written.replaceFirst("(?i)(^|;)COUNT=\\d+", ""))
                    .walk(span.start(), span.zone(), after, after.plusYears(FAR))
                    .next();
            return first == null ? span : span.startingAt(first);
        } catch (IllegalArgumentException e) {
            return span;
        }
    }

    /** Null when it does not repeat, or only by dates of its own. */
    @Nullable
    String read() {
        if (component.line("EXRULE") != null) {
            notes.leftOut("EXRULE is not followed");
        }
        List<ContentLine> rules = component.lines("RRULE");
        if (rules.isEmpty()) {
            return null;
        }
        if (rules.size() > 1) {
            notes.leftOut("all rules but the first");
        }
        String rrule = rules.get(0).value().strip();
        try {
            String followed = oneEnd(parts(rrule));
            RecurrenceRule rule = RecurrenceRule.parse(followed);
            return isOnlyTheStart(rule, followed) ? null : followed;
        } catch (IllegalArgumentException e) {
            notes.leftOut("the rule " + shown(rrule) + ", so that only its first date is in: " + e.getMessage());
            return null;
        }
    }

    /** Of COUNT and UNTIL, which may not stand together, the one that ends it earlier. */
    private String oneEnd(String rrule) {
        String counted = rrule.replaceFirst("(?i)(^|;)UNTIL=[^;]*", "");
        String until = rrule.replaceFirst("(?i)(^|;)COUNT=[^;]*", "");
        if (counted.equals(rrule) || until.equals(rrule)) {
            return rrule;
        }
        RecurrenceRule ends = RecurrenceRule.parse(until);
        Instances dates = RecurrenceRule.parse(counted)
                .walk(span.start(), span.zone(), span.start(), span.start().plusYears(FAR));
        for (LocalDateTime at = dates.next(); at != null; at = dates.next()) {
            if (ends.endsBefore(at, span.zone())) {
                return until;
            }
        }
        return counted;
    }

    private String parts(String written) {
        // Some programs write the name twice.
        String rrule = written.replaceFirst("(?i)^RRULE:", "");
        List<String> parts = new ArrayList<>();
        for (String part : rrule.split(";")) {
            String name = part.strip().toUpperCase(Locale.ROOT);
            if (name.startsWith("SKIP=") && !name.equals("SKIP=OMIT")) {
                throw new IllegalArgumentException(name + " (RFC 7529) is not followed");
            }
            parts.add(name.startsWith("UNTIL=") && span.allDay() ? "UNTIL=" + lastDay(name) : part.strip());
        }
        return String.join(";", parts);
    }

    private String lastDay(String until) {
        String value = until.substring("UNTIL=".length());
        try {
            ContentLine line = new ContentLine("UNTIL", Map.of(), value);
            return DAY.format(new TimeReader(Map.of(), span.zone()).read(line).day(span.zone()));
        } catch (UnreadableTimeException e) {
            return value;
        }
    }

    private boolean isOnlyTheStart(RecurrenceRule rule, String written) {
        LocalDateTime next = span.start().plusSeconds(1);
        return written.toUpperCase(Locale.ROOT).matches("(.*;)?COUNT=1(;.*)?") || rule.endsBefore(next, span.zone());
    }

    private static String shown(String rrule) {
        return Quoted.shortened(PlainText.oneLine(rrule), 60);
    }
}
