package org.almanac.outbox;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.almanac.outbox.Composition.Mail;

/** Opens the outbox's writing of headers and bodies to {@code ComposingBenchmark}. */
@Singleton
public class MimeBench {
    private final Letterhead letterhead;

    MimeBench(Letterhead letterhead) {
        this.letterhead = letterhead;
    }

    public int write(MessageRef message, Mail mail, Instant now) {
        QueuedMessage queued = new QueuedMessage(
                message.id(),
                "notices",
                message.recipient(),
                message.subscriberId(),
                null,
                message.id() + "@bench.example",
                message.dueAt(),
                null,
                0,
                null,
                now);
        return letterhead.write(queued, mail, now).wire().octets().length();
    }
}
