package org.almanac.ical;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Content lines (RFC 5545 §3.1): folded at 75 octets between code points, ended by CRLF. Nothing that is written
 * through it can start a line of its own, and no control character passes.
 */
final class ContentLines {
    private static final int MOST_OCTETS = 75;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

    ContentLines begin(String component) {
        return line("BEGIN:" + component);
    }

    ContentLines end(String component) {
        return line("END:" + component);
    }

    /** TEXT (§3.3.11), escaped here and nowhere else. */
    ContentLines text(String name, String value) {
        return line(name + ":" + escaped(value));
    }

    /** Several TEXT values in one property. */
    ContentLines texts(String name, List<String> values) {
        return line(name + ":" + values.stream().map(ContentLines::escaped).collect(Collectors.joining(",")));
    }

    /** A URI (§3.3.13): what must not stand in one is percent-encoded. */
    ContentLines uri(String nameAndParameters, String uri) {
        return line(nameAndParameters + ":" + encoded(uri));
    }

    /** Any other value, which the caller knows to be safe. */
    ContentLines line(String line) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        int room = MOST_OCTETS;
        while (octets.length - from > room) {
            int to = from + room;
            while (isContinuation(octets[to])) {
                to--;
            }
            out.write(octets, from, to - from);
            out.write('\r');
            out.write('\n');
            out.write(' ');
            from = to;
            room = MOST_OCTETS - 1;
        }
        out.write(octets, from, octets.length - from);
        out.write('\r');
        out.write('\n');
        return this;
    }

    private static boolean isContinuation(byte octet) {
        return (octet & 0xC0) == 0x80;
    }

    /** Written so far, in octets. */
    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    /** A parameter's value in quotes (§3.2), which can hold neither quotes nor control characters. */
    static String quoted(String value) {
        return '"' + PlainText.oneLine(value).replace('"', '\'') + '"';
    }

    private static String escaped(String value) {
        String clean = PlainText.clean(value);
        StringBuilder escaped = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String encoded(String uri) {
        StringBuilder encoded = new StringBuilder(uri.length());
        for (byte octet : PlainText.oneLine(uri).strip().getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    octet > ' ' && octet < 0x7F && octet != '"' && octet != '<' && octet != '>' && octet != '\\';
            if (plain) {
                encoded.append((char) octet);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit((octet >> 4) & 0xF, 16)))
                        .append(Character.toUpperCase(Character.forDigit(octet & 0xF, 16)));
            }
        }
        return encoded.toString();
    }
}
