package org.almanac.outbox.mime;

import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * One header field. Whatever its value was made of, it cannot end the line it stands on.
 *
 * @param name ASCII
 * @param value ASCII without control characters, not folded
 */
public record MailHeader(String name, String value) {
    /** RFC 5322 §2.1.1 allows two more, but {@link MimeUtil#fold} folds what is longer. */
    private static final int LINE = 76;

    /** @throws IllegalArgumentException if the value holds anything but printable ASCII */
    public MailHeader {
        printable(value);
    }

    /**
     * The text itself.
     *
     * @throws IllegalArgumentException if it holds anything but printable ASCII
     */
    public static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                throw new IllegalArgumentException("what no header may hold");
            }
        }
        return text;
    }

    /** A field of free text (RFC 2047). */
    public static MailHeader text(String name, String text) {
        int used = name.length() + 2;
        // What looks like an encoded word would be decoded by the reader, so it must be encoded itself. Where plain
        // words
        // are folded, some readers keep the line break; between encoded words all of them drop it.
        String value = text.contains("=?") || used + text.length() > LINE
                ? EncoderUtil.encodeEncodedWord(text, EncoderUtil.Usage.TEXT_TOKEN, used)
                : EncoderUtil.encodeIfNecessary(text, EncoderUtil.Usage.TEXT_TOKEN, used);
        return new MailHeader(name, value);
    }

    /** A field of one mailbox with a name (RFC 5322 §3.4); an empty name is left out. */
    public static MailHeader mailbox(String name, String displayName, String address) {
        return new MailHeader(
                name,
                displayName.isEmpty()
                        ? address
                        : EncoderUtil.encodeAddressDisplayName(displayName) + " <" + address + ">");
    }

    /** Folded where it is long. */
    String folded() {
        return MimeUtil.fold(value, name.length() + 2);
    }

    /** As it goes over the wire, with its line end. */
    public String line() {
        return name + ": " + folded() + "\r\n";
    }
}
