package org.almanac.ical.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The content lines of a file (RFC 5545 §3.1): unfolded as octets before they are decoded, as a fold may stand inside a
 * character and before a property's colon. Lines end with CRLF, LF or CR. A line that is no UTF-8 is read as
 * windows-1252, and control characters are left out.
 */
final class UnfoldedLines {
    /** In characters; of a longer line one more is kept, so that it is known to be too long. */
    static final int LONGEST_LINE = 200_000;

    /** More than a hundred thousand events have. */
    private static final int MOST_LINES = 2_000_000;

    private static final int MOST_OCTETS = 4 * (LONGEST_LINE + 1);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final byte[] file;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final Consumer<Line> lines;
    private boolean western;

    /**
     * @param at the number of the file's line where it begins, from 1
     * @param western it is no UTF-8, and was read as windows-1252
     */
    record Line(String text, int at, boolean western) {}

    private UnfoldedLines(byte[] file, Consumer<Line> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * @param lines takes them in the order of the file, without blank ones
     * @throws Problem TOO_LARGE when there are more than people's calendars have
     */
    static void read(byte[] file, Consumer<Line> lines) {
        refuseEndless(file);
        new UnfoldedLines(inUtf8(file), lines).read();
    }

    private static void refuseEndless(byte[] file) {
        int breaks = 0;
        for (byte octet : file) {
            breaks += octet == '\n' ? 1 : 0;
        }
        if (breaks > MOST_LINES) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "At most %,d lines of a calendar are read.".formatted(MOST_LINES));
        }
    }

    /** UTF-16 says so by its byte order mark; RFC 5545 §6 knows it not, and Windows' editors write it. */
    private static byte[] inUtf8(byte[] file) {
        if (file.length < 2) {
            return file;
        }
        int mark = (file[0] & 0xFF) << 8 | file[1] & 0xFF;
        @Nullable
        Charset wide = mark == 0xFFFE || file[0] == 'B' && file[1] == 0
                ? StandardCharsets.UTF_16LE
                : mark == 0xFEFF || file[0] == 0 && file[1] == 'B' ? StandardCharsets.UTF_16BE : null;
        return wide == null ? file : new String(file, wide).getBytes(StandardCharsets.UTF_8);
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
            String bounded = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE + 1) : text;
            lines.accept(new Line(bounded, first, western));
        }
    }

    private String decode(byte[] octets) {
        western = false;
        try {
            return utf8.decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            western = true;
            return new String(octets, WESTERN);
        }
    }
}
