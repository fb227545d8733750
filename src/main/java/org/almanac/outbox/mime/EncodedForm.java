package org.almanac.outbox.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.almanac.encoding.Markup;
import org.almanac.outbox.MessageKind;

/**
 * A form as it goes over the wire: the octets that all its mails share, cut where something of a mail's own belongs.
 * Filling it in is all that is left to do for each mail.
 */
public final class EncodedForm {
    private final String kinds;
    private final String subject;
    private final List<byte[]> pieces;
    private final List<Gap> gaps;

    /** How a value is written where it belongs. */
    public enum Encoding {
        /** In a header: printable ASCII, as it is. */
        HEADER,
        TEXT,
        HTML
    }

    /** @param value the number of what is filled in; may come up several times */
    private record Gap(int value, Encoding encoding) {}

    private EncodedForm(String kinds, String subject, Builder builder) {
        this.kinds = kinds;
        this.subject = subject;
        this.pieces = List.copyOf(builder.pieces);
        this.gaps = List.copyOf(builder.gaps);
    }

    /** As {@link MessageKind#join} has them. */
    public String kinds() {
        return kinds;
    }

    /** One line. */
    public String subject() {
        return subject;
    }

    public List<byte[]> pieces() {
        return pieces;
    }

    /**
     * What is a mail's own, between the {@link #pieces}.
     *
     * @throws IllegalArgumentException if a value holds what may not stand where it belongs
     */
    public List<byte[]> filled(List<String> values) {
        List<byte[]> own = new ArrayList<>(gaps.size());
        for (Gap gap : gaps) {
            own.add(encoded(values.get(gap.value), gap.encoding));
        }
        return own;
    }

    private static byte[] encoded(String value, Encoding encoding) {
        return switch (encoding) {
            case HEADER -> MailHeader.printable(value).getBytes(StandardCharsets.US_ASCII);
            case TEXT -> QuotedPrintable.inLine(value);
            case HTML -> QuotedPrintable.inLine(Markup.escaped(value));
        };
    }

    /** Puts a form together from its beginning to its end. */
    public static final class Builder {
        private final List<byte[]> pieces = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();
        private final ByteArrayOutputStream piece = new ByteArrayOutputStream(16_384);

        public Builder ascii(String text) {
            piece.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        public Builder gap(int value, Encoding encoding) {
            cut();
            gaps.add(new Gap(value, encoding));
            return this;
        }

        /** Where the octets of the piece at hand go. */
        ByteArrayOutputStream octets() {
            return piece;
        }

        private void cut() {
            pieces.add(piece.toByteArray());
            piece.reset();
        }

        public EncodedForm build(String kinds, String subject) {
            cut();
            return new EncodedForm(kinds, subject, this);
        }
    }
}
