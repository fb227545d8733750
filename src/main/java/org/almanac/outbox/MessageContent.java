package org.almanac.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says: what the server was given or, before that, what it would be given now.
 *
 * @param summary its line in the log
 * @param sent whether the server was given exactly this
 * @param headers in order, decoded
 * @param text empty when there is nothing to send
 * @param html as above; not to be trusted more than any mail
 * @param skipped why there would be nothing to send now; null otherwise
 */
public record MessageContent(
        MessageSummary summary,
        boolean sent,
        List<Header> headers,
        String text,
        String html,
        List<Attachment> attachments,
        @Nullable String skipped) {

    public record Header(String name, String value) {}

    /** @param contentType with its parameters */
    public record Attachment(String fileName, String contentType, byte[] content) {}
}
