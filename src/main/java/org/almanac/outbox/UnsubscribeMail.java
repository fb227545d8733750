package org.almanac.outbox;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.almanac.outbox.mime.MailParts;
import org.almanac.problem.Problem;

/**
 * The mail that a mail program writes when its reader unsubscribes by the {@code mailto:} of {@code List-Unsubscribe}
 * (RFC 2369): {@code unsubscribe} and the token of the reader's link, in its subject or in the first line of its text, in
 * whatever form the programs on the way leave it. The token proves the wish.
 */
public final class UnsubscribeMail {
    /** No longer than a line may be (RFC 5322 §2.1.1). */
    private static final int MAX_LENGTH = 998;

    private static final Pattern ASKED =
            Pattern.compile("(?i)(?<![\\w/])unsubscribe(?:(?:[\\s:+=<\\[\"']|%20)++|_)([\\w-]{16,200})(?![\\w-])");
    /** Text that no mail program shows: spaces of all kinds, marks of direction, soft hyphens. */
    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\p{Cf}\\s]+");

    private UnsubscribeMail() {}

    /** What a mail's subject has to say for {@link #tokens}. */
    public static String subject(String token) {
        return "unsubscribe " + token;
    }

    /**
     * @param raw a mail as it arrived
     * @return what may be the token that it carries, at most three; one proves who asks once it is verified. Empty when it
     *     asks for nothing
     */
    public static List<String> tokens(byte[] raw) {
        try {
            MailParts mail = MailParts.read(raw);
            Optional<String> line = mail.parts().stream()
                    .filter(part -> part.type().startsWith("text/"))
                    .findFirst()
                    .flatMap(UnsubscribeMail::firstLine);
            return Stream.of(asked(mail.value("Subject")), asked(mail.valueWithUnderscores("Subject")), line)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        } catch (Problem noMail) {
            return List.of();
        }
    }

    /** What a reply quotes does not count. */
    private static Optional<String> firstLine(MailParts.Part part) {
        return part.plain()
                .lines()
                .map(line -> BLANK.matcher(line).replaceAll(" ").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> !line.startsWith(">"))
                .flatMap(UnsubscribeMail::asked);
    }

    private static Optional<String> asked(String text) {
        String start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        Matcher asked = ASKED.matcher(BLANK.matcher(start).replaceAll(" "));
        return asked.find() ? Optional.of(asked.group(1)) : Optional.empty();
    }
}
