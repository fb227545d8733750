package org.almanac.outbox;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.mime.MailAddresses;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said to one mailbox. What it says is written when its turn has come, by the {@link MessageComposer} of
 * the name given.
 *
 * @param kinds at least one; what the message is about as far as it is known yet
 * @param recipient a mail address, without a name; its domain is kept in ASCII
 * @param subscriberId whom the address belongs to, when it is a subscriber's
 * @param composer {@link MessageComposer#name()}
 * @param reference by which the composer finds its matter again; a key, never a secret
 * @param dueAt not before
 * @param usefulUntil after this instant it is skipped as late; null when it is never too late
 */
public record NewMessage(
        Set<MessageKind> kinds,
        String recipient,
        @Nullable UUID subscriberId,
        String composer,
        @Nullable String reference,
        Instant dueAt,
        @Nullable Instant usefulUntil) {

    /**
     * @throws IllegalArgumentException if there is no kind, or the address cannot stand in a mail's header or in a
     *     command to a mail server
     */
    public NewMessage {
        kinds = Set.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("a message without a kind");
        }
        recipient = MailAddresses.mailbox(recipient);
    }
}
