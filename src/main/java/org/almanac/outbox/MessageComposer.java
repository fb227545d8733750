package org.almanac.outbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes messages of one sort. Called when a message is claimed, as late as can be, so that it says what is true then
 * and is left out when it no longer is; outside any transaction, on a thread that may block.
 *
 * <p>A message may be claimed more than once (the server asked for a retry, a node died). Everything a composer writes
 * follows from what is stored, so that it says the same again unless the matter itself has changed. Implementations are
 * CDI beans.
 */
public interface MessageComposer {

    /** Unique and never changed: it is stored with every message. */
    String name();

    /**
     * @param now the instant of the claim
     * @throws RuntimeException the message is tried again later, the others of its batch go on
     */
    ComposeResult compose(MessageRef message, Instant now);

    /**
     * What {@link #compose} would give, leaving no trace: for reading a message before it is sent. To be overridden where
     * composing writes.
     */
    default ComposeResult preview(MessageRef message, Instant now) {
        return compose(message, now);
    }

    /** Composes a batch; to be overridden where that saves queries. Every message has its answer or its failure. */
    default Map<UUID, ComposeResult> composeAll(List<MessageRef> messages, Instant now) {
        Map<UUID, ComposeResult> all = new LinkedHashMap<>();
        for (MessageRef message : messages) {
            all.put(message.id(), ComposeResult.of(() -> compose(message, now)));
        }
        return all;
    }
}
