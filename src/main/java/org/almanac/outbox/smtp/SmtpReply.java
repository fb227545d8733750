package org.almanac.outbox.smtp;

import java.util.List;

/**
 * What the server answered to one command (RFC 5321 §4.2).
 *
 * @param code three digits
 * @param lines at least one, each with its code; printable characters only
 */
record SmtpReply(int code, List<String> lines) {
    /** The service is closing the channel. */
    static final int CLOSING = 421;

    /** Go on with the mail itself. */
    static final int START_MAIL = 354;

    private static final int CODE_AND_SEPARATOR = 4;
    private static final int LONGEST_TEXT = 1000;

    SmtpReply {
        lines = List.copyOf(lines);
    }

    boolean isPositive() {
        return code / 100 == 2;
    }

    /** All lines as one, each with its code; cut where a server is verbose. */
    String text() {
        String text = String.join(" ", lines);
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /** The lines without their codes. */
    List<String> details() {
        return lines.stream()
                .map(line -> line.length() < CODE_AND_SEPARATOR ? "" : line.substring(CODE_AND_SEPARATOR))
                .toList();
    }

    /** What it means for a mail when it is about that mail. */
    DeliveryResult verdict() {
        return switch (code / 100) {
            case 2 -> new DeliveryResult.Sent(text());
            case 5 -> new DeliveryResult.Permanent(text());
            default -> new DeliveryResult.Temporary(text());
        };
    }
}
