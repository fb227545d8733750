package org.almanac.outbox.smtp;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a server's replies together from what arrives, in whatever pieces it arrives (RFC 5321 §4.2.1). */
final class SmtpReplyParser {
    private static final int MAX_LINE = 4096;
    private static final int MAX_LINES = 200;
    private static final int CODE = 3;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private final List<String> lines = new ArrayList<>();
    private Buffer rest = Buffer.buffer();

    /**
     * The replies that are now complete.
     *
     * @throws IllegalArgumentException if it is no SMTP that arrives
     */
    List<SmtpReply> read(Buffer arrived) {
        Buffer bytes = rest.length() == 0 ? arrived : rest.appendBuffer(arrived);
        List<SmtpReply> replies = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < bytes.length(); at++) {
            if (bytes.getByte(at) == '\n') {
                SmtpReply reply = line(bytes.getString(from, at));
                if (reply != null) {
                    replies.add(reply);
                }
                from = at + 1;
            }
        }
        if (bytes.length() - from > MAX_LINE) {
            throw new IllegalArgumentException("a line without an end");
        }
        rest = bytes.getBuffer(from, bytes.length());
        return replies;
    }

    /** Whether something has arrived that belongs to no complete reply. */
    boolean isInReply() {
        return rest.length() > 0 || !lines.isEmpty();
    }

    private static boolean beginsWithCode(String text) {
        return text.length() >= CODE
                && text.charAt(0) >= '2'
                && text.charAt(0) <= '5'
                && isDigit(text.charAt(1))
                && isDigit(text.charAt(2));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private @Nullable SmtpReply line(String line) {
        // A database keeps it, and somebody reads it: whatever is not text becomes a space.
        String text = CONTROLS.matcher(line.stripTrailing()).replaceAll(" ").stripTrailing();
        if (!beginsWithCode(text)) {
            throw new IllegalArgumentException("not a reply: " + text.substring(0, Math.min(text.length(), 100)));
        }
        lines.add(text);
        // A bare code ends a reply too.
        boolean last = text.length() == CODE || text.charAt(CODE) != '-';
        if (!last) {
            if (lines.size() == MAX_LINES) {
                throw new IllegalArgumentException("a reply without an end");
            }
            return null;
        }
        SmtpReply reply = new SmtpReply(Integer.parseInt(text.substring(0, CODE)), lines);
        lines.clear();
        return reply;
    }
}
