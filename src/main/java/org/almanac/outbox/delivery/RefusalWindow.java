package org.almanac.outbox.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.almanac.outbox.queue.QueuedMessage;

/**
 * The last answers that a server gave about mails, and whether so many of them refuse for good that it is more likely
 * about us than about whom we write to. To be used by one thread at a time.
 */
final class RefusalWindow {
    private static final double REFUSED_SHARE = 0.8;

    private final int least;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private int refused;

    private record Answer(QueuedMessage message, boolean refused) {}

    /** @param least how many must be refused; 0 for a server that is always believed */
    RefusalWindow(int least) {
        this.least = least;
    }

    void taken(QueuedMessage message) {
        add(new Answer(message, false));
    }

    /** @return whether nearly all are refused now */
    boolean refused(QueuedMessage message) {
        add(new Answer(message, true));
        return least > 0 && refused >= least && refused >= REFUSED_SHARE * answers.size();
    }

    private void add(Answer answer) {
        answers.add(answer);
        refused += answer.refused ? 1 : 0;
        if (answers.size() > 2 * least) {
            refused -= answers.remove().refused ? 1 : 0;
        }
    }

    /** Begins anew. @return the messages that were refused, in the order of the answers */
    List<QueuedMessage> clear() {
        List<QueuedMessage> doubted =
                answers.stream().filter(Answer::refused).map(Answer::message).toList();
        answers.clear();
        refused = 0;
        return doubted;
    }
}
