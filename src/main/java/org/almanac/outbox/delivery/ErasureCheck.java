package org.almanac.outbox.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.almanac.outbox.compose.EncodedMessage;

/**
 * Knows which mails that were written are still to be sent: whoever is erased takes their messages with them. A mail
 * that has just been written is; others are asked for, together with all that wait, so that it is one question a second
 * at most when none waits longer.
 */
final class ErasureCheck {
    /** For how long it is believed. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Function<List<EncodedMessage>, Set<UUID>> question;

    /** By message: when its mail was written. */
    private final Map<UUID, Long> written = new ConcurrentHashMap<>();

    // The sending thread's own.
    private final Set<UUID> asked = new HashSet<>();
    private Set<UUID> held = Set.of();
    private long askedAt;

    /** @param question which of the mails are still to be sent */
    ErasureCheck(Function<List<EncodedMessage>, Set<UUID>> question) {
        this.question = question;
    }

    /** Whichever thread has written them. */
    void written(List<EncodedMessage> mails) {
        long now = System.nanoTime();
        mails.forEach(encodedMessage -> written.put(encodedMessage.message().id(), now));
    }

    /**
     * Whether a mail is still to be sent; for the sending thread.
     *
     * @param waiting what else is asked for when something has to be
     */
    boolean contains(EncodedMessage encodedMessage, Supplier<List<EncodedMessage>> waiting) {
        UUID id = encodedMessage.message().id();
        long now = System.nanoTime();
        Long since = written.remove(id);
        if (since != null && now - since < FRESH_NANOS) {
            return true;
        }
        if (!asked.contains(id) || now - askedAt >= FRESH_NANOS) {
            List<EncodedMessage> mails = new ArrayList<>(waiting.get());
            mails.add(encodedMessage);
            asked.clear();
            mails.forEach(one -> asked.add(one.message().id()));
            askedAt = now;
            held = question.apply(mails);
        }
        return held.contains(id);
    }
}
