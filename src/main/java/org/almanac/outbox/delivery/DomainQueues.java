package org.almanac.outbox.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.mime.MailAddresses;
import org.jspecify.annotations.Nullable;

/**
 * Mails that wait, by the domain they go to. Domains take turns, and none has more than its share under way, so that a
 * slow one does not hold the others up. Not for several threads at once.
 */
final class DomainQueues {
    private final int share;
    private final Map<String, DomainQueue> queues = new HashMap<>();
    /** Each queue that has a mail and may send it, once. */
    private final Deque<DomainQueue> turn = new ArrayDeque<>();

    private int waiting;
    private int underWay;

    /** @param share how many mails to one domain may be under way at one time */
    DomainQueues(int share) {
        this.share = share;
    }

    int waiting() {
        return waiting;
    }

    int underWay() {
        return underWay;
    }

    /** Whether all that wait do so for domains that have their share under way. */
    boolean isBlocked() {
        return waiting > 0 && turn.isEmpty();
    }

    void add(EncodedMessage encodedMessage) {
        DomainQueue queue = queues.computeIfAbsent(domain(encodedMessage), DomainQueue::new);
        queue.mails.add(encodedMessage);
        waiting++;
        putInTurn(queue);
    }

    /** The next mail, which is under way from now on; null when none may go now. */
    @Nullable
    EncodedMessage next() {
        DomainQueue queue = turn.poll();
        if (queue == null) {
            return null;
        }
        queue.inTurn = false;
        queue.underWay++;
        underWay++;
        waiting--;
        EncodedMessage encodedMessage = queue.mails.remove();
        putInTurn(queue);
        return encodedMessage;
    }

    /** A mail that {@link #next} gave has come to an end. */
    void done(EncodedMessage encodedMessage) {
        DomainQueue queue = queues.get(domain(encodedMessage));
        if (queue == null) {
            throw new IllegalArgumentException("nothing is under way to that domain");
        }
        queue.underWay--;
        underWay--;
        putInTurn(queue);
        if (queue.underWay == 0 && queue.mails.isEmpty()) {
            queues.remove(queue.domain);
        }
    }

    /** All that wait. */
    List<EncodedMessage> all() {
        return queues.values().stream().flatMap(queue -> queue.mails.stream()).toList();
    }

    /** Takes out all that wait. */
    List<EncodedMessage> clear() {
        List<EncodedMessage> cleared = new ArrayList<>();
        for (DomainQueue queue : queues.values()) {
            cleared.addAll(queue.mails);
            queue.mails.clear();
            queue.inTurn = false;
        }
        turn.clear();
        queues.values().removeIf(queue -> queue.underWay == 0);
        waiting = 0;
        return cleared;
    }

    /** Takes out all that wait in the longest queue. */
    List<EncodedMessage> clearLongest() {
        DomainQueue longest = queues.values().stream()
                .max(Comparator.comparingInt(queue -> queue.mails.size()))
                .orElse(null);
        if (longest == null) {
            return List.of();
        }
        List<EncodedMessage> cleared = List.copyOf(longest.mails);
        longest.mails.clear();
        waiting -= cleared.size();
        turn.remove(longest);
        longest.inTurn = false;
        return cleared;
    }

    private void putInTurn(DomainQueue queue) {
        if (!queue.inTurn && !queue.mails.isEmpty() && queue.underWay < share) {
            queue.inTurn = true;
            turn.add(queue);
        }
    }

    private static String domain(EncodedMessage encodedMessage) {
        return MailAddresses.domain(encodedMessage.message().recipient()).toLowerCase(Locale.ROOT);
    }

    private static final class DomainQueue {
        private final String domain;
        private final Deque<EncodedMessage> mails = new ArrayDeque<>();
        private int underWay;
        private boolean inTurn;

        DomainQueue(String domain) {
            this.domain = domain;
        }
    }
}
