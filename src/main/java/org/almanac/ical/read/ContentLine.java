package org.almanac.ical.read;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterBuilder;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyFactory;
import org.jspecify.annotations.Nullable;

/**
 * One property as it was read (RFC 5545 §3.1).
 *
 * @param name upper case
 * @param parameters names in upper case; of a repeated one the first; several values stay joined by commas
 * @param value still escaped
 */
record ContentLine(String name, Map<String, String> parameters, String value) {
    private static final int LONGEST_TYPED = 100;
    private static final Set<String> TIMES = Set.of("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE");
    private static final Pattern DIGITS = Pattern.compile("\\s*\\d{4}-?\\d{2}-?\\d{2}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+(?=[;:])");
    private static final Pattern PARAMETER = Pattern.compile(";([A-Za-z0-9_-]+)=((?:\"[^\"]*\"|[^\";:])*+)");

    /** @return null when the line is no property */
    static @Nullable ContentLine parse(String line) {
        Matcher name = NAME.matcher(line);
        if (!name.lookingAt()) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>();
        int at = name.end();
        Matcher parameter = PARAMETER.matcher(line);
        while (parameter.region(at, line.length()).lookingAt()) {
            Parameter read = new ParameterBuilder()
                    .name(parameter.group(1))
                    .value(parameter.group(2).replace("\"", ""))
                    .build();
            parameters.putIfAbsent(read.getName().toUpperCase(Locale.ROOT), read.getValue());
            at = parameter.end();
        }
        // A broken parameter is passed over; the value still starts behind the next colon.
        int colon = line.indexOf(':', at);
        if (colon < 0) {
            // A quotation mark that is closed behind the value or never: the line as if nobody had quoted.
            return line.indexOf('"') < 0 ? null : parse(line.replace("\"", ""));
        }
        String upper = name.group().toUpperCase(Locale.ROOT);
        String value = line.substring(colon + 1);
        if (TIMES.contains(upper) && !DIGITS.matcher(value).lookingAt() && line.lastIndexOf(':') > colon) {
            // A colon that was to be quoted: the value stands behind the last one, in the only form it can have.
            colon = line.lastIndexOf(':');
            value = line.substring(colon + 1);
            zone(line.substring(0, colon), parameters);
        }
        ContentLine read = new ContentLine(upper, parameters.isEmpty() ? Map.of() : Map.copyOf(parameters), value);
        return "QUOTED-PRINTABLE".equalsIgnoreCase(read.parameter("ENCODING"))
                ? new ContentLine(upper, read.parameters, QuotedPrintable.decode(value, read.parameter("CHARSET")))
                : read;
    }

    private static void zone(String line, Map<String, String> parameters) {
        int begin = line.toUpperCase(Locale.ROOT).indexOf(";TZID=");
        if (begin >= 0) {
            parameters.put("TZID", line.substring(begin + ";TZID=".length()).replace("\"", ""));
        }
    }

    @Nullable
    String parameter(String parameter) {
        return parameters.get(parameter);
    }

    /** The property as ical4j reads it; empty when it cannot, or when it is longer than any number, position or span. */
    <P extends Property> Optional<P> as(PropertyFactory<P> factory) {
        if (value.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        try {
            return Optional.of(factory.createProperty(new ParameterList(), value.strip()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The value as text (RFC 5545 §3.3.11); of these, ical4j misreads {@code \\N} and a backslash before a line break. */
    String text() {
        return unescape(value);
    }

    /** The value as a list of texts; an escaped comma does not divide. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == ',') {
                texts.add(unescape(value.substring(from, i)));
                from = i + 1;
            }
        }
        texts.add(unescape(value.substring(from)));
        return texts;
    }

    private static String unescape(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                text.append(c);
                continue;
            }
            char escaped = value.charAt(++i);
            text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
        }
        return text.toString();
    }
}
