package org.almanac.ical.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The content lines of a file (RFC 5545 §3.1): unfolded as octets before they are decoded, as a fold may stand inside a
 * character and before a property's colon. Lines end with CRLF, LF or CR. A line that is no UTF-8 is read as
 * windows-1252, and control characters are left out.
 */
final class UnfoldedLines {
    /** In characters; of a longer line one more is kept, so that it is known to be too long. */
    static final int LONGEST_LINE = 200_000;

    private static final int MOST_OCTETS = 4 * (LONGEST_LINE + 1);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final byte[] file;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final List<Line> lines = new ArrayList<>();

    /** @param at the number of the file's line where it begins, from 1 */
    record Line(String text, int at) {}

    private UnfoldedLines(byte[] file) {
        this.file = file;
    }

    /** In the order of the file, without blank ones. */
    static List<Line> of(byte[] file) {
        UnfoldedLines unfolded = new UnfoldedLines(file);
        unfolded.read();
        return unfolded.lines;
    }

    private void read() {
        ByteArrayOutputStream logical = new ByteArrayOutputStream(1024);
        int from = marked() ? BYTE_ORDER_MARK.length : 0;
        int first = 1;
        for (int number = 1; from < file.length; number++) {
            int end = endOfLine(from);
            if (isSpace(file[from])) {
                append(logical, from + 1, end);
            } else {
                add(logical, first);
                first = number;
                append(logical, from, end);
            }
            from = end + (end + 1 < file.length && file[end] == '\r' && file[end + 1] == '\n' ? 2 : 1);
        }
        add(logical, first);
    }

    private boolean marked() {
        return file.length >= BYTE_ORDER_MARK.length
                && file[0] == BYTE_ORDER_MARK[0]
                && file[1] == BYTE_ORDER_MARK[1]
                && file[2] == BYTE_ORDER_MARK[2];
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < file.length && file[end] != '\r' && file[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private void append(ByteArrayOutputStream logical, int from, int end) {
        if (from < end) {
            logical.write(file, from, Math.min(end - from, MOST_OCTETS - logical.size()));
        }
    }

    private void add(ByteArrayOutputStream logical, int first) {
        String text = CONTROL.matcher(decode(logical.toByteArray())).replaceAll("");
        logical.reset();
        if (!text.isBlank()) {
            lines.add(new Line(text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE + 1) : text, first));
        }
    }

    private String decode(byte[] octets) {
        try {
            return utf8.decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            return new String(octets, WESTERN);
        }
    }
}
