package org.almanac.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a composer answers: a mail, or why there is none to send. */
public sealed interface Composition {

    /**
     * A mail as its author sees it; the outbox adds the headers that all mails share.
     *
     * @param kinds what it turned out to be about
     * @param subject any text; the outbox makes it one line of bearable length
     * @param text the plain part, lines ended by {@code \n}
     * @param html a whole document that says the same
     * @param unsubscribe null for a transactional mail, which goes out without {@code List-*} headers
     * @param attachments in order
     */
    record Mail(
            Set<MessageKind> kinds,
            String subject,
            String text,
            String html,
            @Nullable Unsubscribe unsubscribe,
            List<Attachment> attachments)
            implements Composition {

        public Mail {
            kinds = Set.copyOf(kinds);
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * Nothing is left to say.
     *
     * @param reason one word or a few, as in RULES: {@code late}, {@code moved}, {@code unfollowed}
     */
    record Skip(String reason) implements Composition {}

    /**
     * There is something to say, but not yet; the composer is asked again.
     *
     * @param at after the instant of the claim
     */
    record Later(Instant at) implements Composition {}

    /**
     * How to stop these mails (RFC 2369, RFC 8058).
     *
     * @param link https, takes a POST without a cookie
     * @param token what a mail to the list's own address says in its subject to the same effect
     */
    record Unsubscribe(String link, String token) {}

    /**
     * @param contentType with its parameters: {@code text/calendar; method=PUBLISH; charset=utf-8}
     * @param fileName ASCII, without a path
     */
    record Attachment(String contentType, String fileName, byte[] content) {}
}
