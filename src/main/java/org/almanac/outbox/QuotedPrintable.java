package org.almanac.outbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text as quoted-printable (RFC 2045 §6.7), in UTF-8: lines of at most 76 octets, ended by CR LF. Of the time that it
 * takes to write a mail a third goes into this, hence one loop over its octets, most of which are taken as they are.
 */
final class QuotedPrintable {
    private static final int LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int octet = '!'; octet <= '~'; octet++) {
            PLAIN[octet] = octet != '=';
        }
        PLAIN[' '] = true;
        PLAIN['\t'] = true;
    }

    private final byte[] text;
    private final byte[] written;
    private int length;
    private int column;

    private QuotedPrintable(byte[] text) {
        this.text = text;
        // Every octet as three, and a soft break in each line of them.
        this.written = new byte[text.length * 3 + (text.length / 24 + 2) * 3];
    }

    /** Encodes a text of which lines may end in any way; the last one is ended too. */
    static void write(String text, ByteArrayOutputStream out) {
        QuotedPrintable encoding = new QuotedPrintable(text.getBytes(StandardCharsets.UTF_8));
        encoding.write();
        out.write(encoding.written, 0, encoding.length);
    }

    private void write() {
        for (int at = 0; at < text.length; at++) {
            at = takeAsTheyAre(at);
            if (at < text.length) {
                put(text[at], at);
            }
        }
        if (column > 0) {
            endLine();
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
        boolean last = at + 1 == text.length || text[at + 1] == '\n' || text[at + 1] == '\r';
        boolean plain = PLAIN[octet & 0xff] && !(last && (octet == ' ' || octet == '\t'));
        int width = plain ? 1 : 3;
        if (column + width > (last ? LINE : LINE - 1)) {
            written[length++] = '=';
            endLine();
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

    private void endLine() {
        written[length++] = '\r';
        written[length++] = '\n';
        column = 0;
    }
}
