package org.almanac.outbox;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.almanac.outbox.ComposeResult.Mail;
import org.almanac.outbox.compose.MailEncoder;
import org.almanac.outbox.queue.QueuedMessage;

/** Opens the outbox's writing of headers and bodies to {@code ComposingBenchmark}. */
@Singleton
public class MimeBench {
    private final MailEncoder mailEncoder;

    MimeBench(MailEncoder mailEncoder) {
        this.mailEncoder = mailEncoder;
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
        return mailEncoder.write(queued, mail, now).wire().length();
    }
}
