package org.almanac.outbox;

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

/**
 * Knows which letters that were written are still to be sent: whoever is erased takes their messages with them. A letter
 * that has just been written is; others are asked for, together with all that wait, so that it is one question a second
 * at most when none waits longer.
 */
final class HeldLetters {
    /** For how long it is believed. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Function<List<Letter>, Set<UUID>> question;

    /** By message: when its letter was written. */
    private final Map<UUID, Long> written = new ConcurrentHashMap<>();

    // The sending thread's own.
    private final Set<UUID> asked = new HashSet<>();
    private Set<UUID> held = Set.of();
    private long askedAt;

    /** @param question which of the letters are still to be sent */
    HeldLetters(Function<List<Letter>, Set<UUID>> question) {
        this.question = question;
    }

    /** Whichever thread has written them. */
    void written(List<Letter> letters) {
        long now = System.nanoTime();
        letters.forEach(letter -> written.put(letter.message().id(), now));
    }

    /**
     * Whether a letter is still to be sent; for the sending thread.
     *
     * @param waiting what else is asked for when something has to be
     */
    boolean contains(Letter letter, Supplier<List<Letter>> waiting) {
        UUID id = letter.message().id();
        long now = System.nanoTime();
        Long since = written.remove(id);
        if (since != null && now - since < FRESH_NANOS) {
            return true;
        }
        if (!asked.contains(id) || now - askedAt >= FRESH_NANOS) {
            List<Letter> letters = new ArrayList<>(waiting.get());
            letters.add(letter);
            asked.clear();
            letters.forEach(one -> asked.add(one.message().id()));
            askedAt = now;
            held = question.apply(letters);
        }
        return held.contains(id);
    }
}
