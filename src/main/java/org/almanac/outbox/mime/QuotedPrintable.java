package org.almanac.outbox.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as quoted-printable (RFC 2045 §6.7), in UTF-8: lines of at most 76 octets, ended by CR LF. Of the time that it
 * takes to write a mail a third goes into this, hence one loop over its octets, most of which are taken as they are.
 */
final class QuotedPrintable {
    private static final int LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] SOFT_BREAK = {'=', '\r', '\n'};
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int octet = '!'; octet <= '~'; octet++) {
            PLAIN[octet] = octet != '=';
        }
        PLAIN[' '] = true;
        PLAIN['\t'] = true;
    }

    private final byte[] text;
    private final boolean goesOn;
    private final byte[] written;
    private int length;
    private int column;

    /** @param goesOn whether the last line goes on after the text */
    private QuotedPrintable(String text, boolean goesOn) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.goesOn = goesOn;
        // Every octet as three, and a soft break in each line of them.
        this.written = new byte[this.text.length * 3 + (this.text.length / 24 + 2) * 3];
    }

    /** Encodes a text of which lines may end in any way; the last one is ended too. */
    static void write(String text, ByteArrayOutputStream out) {
        QuotedPrintable encoding = new QuotedPrintable(text, false);
        encoding.encode();
        if (encoding.column > 0) {
            encoding.endLine();
        }
        out.write(encoding.written, 0, encoding.length);
    }

    /** Encodes what stands before something {@link #inLine}: its last line goes on, in the reader's eyes, on the next. */
    static void writeBefore(String text, ByteArrayOutputStream out) {
        QuotedPrintable encoding = new QuotedPrintable(text, true);
        encoding.encode();
        if (encoding.column > 0) {
            encoding.breakSoftly();
        }
        out.write(encoding.written, 0, encoding.length);
    }

    /** Encodes what stands after something {@link #inLine}, as {@link #write}. */
    static void writeAfter(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.isEmpty() ? CRLF : joint(text));
        write(text, out);
    }

    /** Encodes what stands between two of {@link #inLine}. */
    static void writeBetween(String text, ByteArrayOutputStream out) {
        out.writeBytes(joint(text));
        writeBefore(text, out);
    }

    /** Between the end of something {@link #inLine} and what follows it. */
    private static byte[] joint(String text) {
        return text.startsWith("\n") || text.startsWith("\r") ? NOTHING : SOFT_BREAK;
    }

    /** Encodes something that begins at the beginning of a line and has room for a soft break at its end. */
    static byte[] inLine(String text) {
        QuotedPrintable encoding = new QuotedPrintable(text, true);
        encoding.encode();
        return Arrays.copyOf(encoding.written, encoding.length);
    }

    private void encode() {
        for (int at = 0; at < text.length; at++) {
            at = takeAsTheyAre(at);
            if (at < text.length) {
                put(text[at], at);
            }
        }
    }

    /** As many octets as need nothing; the last of a line may need something. */
    private int takeAsTheyAre(int from) {
        int at = from;
        int most = Math.min(text.length - 1, from + LINE - 1 - column);
        while (at < most && PLAIN[text[at] & 0xff] && text[at + 1] >= ' ') {
            written[length++] = text[at++];
        }
        column += at - from;
        return at;
    }

    private void put(byte octet, int at) {
        if (octet == '\n' || octet == '\r') {
            if (octet == '\n' || at + 1 == text.length || text[at + 1] != '\n') {
                endLine();
            }
            return;
        }
        // At the end of its line a space would be lost, and a soft break is no longer needed.
        boolean end = at + 1 == text.length;
        boolean last = end || text[at + 1] == '\n' || text[at + 1] == '\r';
        boolean plain = PLAIN[octet & 0xff] && !(last && (octet == ' ' || octet == '\t'));
        int width = plain ? 1 : 3;
        if (column + width > (last && !(end && goesOn) ? LINE : LINE - 1)) {
            breakSoftly();
        }
        if (plain) {
            written[length++] = octet;
        } else {
            written[length++] = '=';
            written[length++] = HEX[octet >> 4 & 0xf];
            written[length++] = HEX[octet & 0xf];
        }
        column += width;
    }

    private void breakSoftly() {
        written[length++] = '=';
        endLine();
    }

    private void endLine() {
        written[length++] = '\r';
        written[length++] = '\n';
        column = 0;
    }
}
