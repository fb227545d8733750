package org.almanac.outbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as quoted-printable (RFC 2045 §6.7), in UTF-8: lines of at most 76 octets, ended by CR LF. A third of the time
 * that a mail takes to write goes into this, hence one loop over its octets.
 */
final class QuotedPrintable {
    private static final int LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text;
    private byte[] written;
    private int length;
    private int column;

    private QuotedPrintable(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.written = new byte[this.text.length * 5 / 4 + LINE];
    }

    /** Encodes a text of which lines may end in any way; the last one is ended too. */
    static void write(String text, ByteArrayOutputStream out) {
        QuotedPrintable encoding = new QuotedPrintable(text);
        encoding.write();
        out.write(encoding.written, 0, encoding.length);
    }

    private void write() {
        for (int at = 0; at < text.length; at++) {
            byte octet = text[at];
            if (octet == '\n' || octet == '\r') {
                if (octet == '\n' || at + 1 == text.length || text[at + 1] != '\n') {
                    endLine();
                }
            } else {
                boolean last = at + 1 == text.length || text[at + 1] == '\n' || text[at + 1] == '\r';
                put(octet, last);
            }
        }
        if (column > 0) {
            endLine();
        }
    }

    /** @param last of its line, where a space would be lost, and a soft break is no longer needed */
    private void put(byte octet, boolean last) {
        boolean plain = octet > ' ' && octet < 127 && octet != '=' || (octet == ' ' || octet == '\t') && !last;
        int width = plain ? 1 : 3;
        if (column + width > (last ? LINE : LINE - 1)) {
            add((byte) '=');
            endLine();
        }
        if (plain) {
            add(octet);
        } else {
            add((byte) '=');
            add(HEX[octet >> 4 & 0xf]);
            add(HEX[octet & 0xf]);
        }
        column += width;
    }

    private void endLine() {
        add((byte) '\r');
        add((byte) '\n');
        column = 0;
    }

    private void add(byte octet) {
        if (length == written.length) {
            written = Arrays.copyOf(written, length * 2);
        }
        written[length++] = octet;
    }
}
