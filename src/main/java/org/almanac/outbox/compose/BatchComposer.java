package org.almanac.outbox.compose;

import io.quarkus.arc.All;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageComposer;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.SuppressionList;
import org.almanac.outbox.queue.QueuedMessage;
import org.almanac.outbox.smtp.OutgoingMail;
import org.almanac.problem.RenderFailures;
import org.jboss.logging.Logger;

/** Turns claimed messages into mails, or says why there is none to send. */
@Singleton
public class BatchComposer {
    private static final Logger LOG = Logger.getLogger(BatchComposer.class);

    private final Map<String, MessageComposer> composers;
    private final Instance<SuppressionList> suppressions;
    private final MailEncoder mailEncoder;
    private final RenderFailures failures;

    BatchComposer(
            @All List<MessageComposer> composers,
            Instance<SuppressionList> suppressions,
            MailEncoder mailEncoder,
            RenderFailures failures) {
        this.composers = composers.stream().collect(Collectors.toMap(MessageComposer::name, Function.identity()));
        this.suppressions = suppressions;
        this.mailEncoder = mailEncoder;
        this.failures = failures;
    }

    /**
     * What a batch came to, each message once.
     *
     * @param failed could not be written, and may be tried again
     */
    public record Batch(List<EncodedMessage> mails, List<MessageOutcome> unsent, List<QueuedMessage> failed) {}

    public Batch compose(List<QueuedMessage> claimed, Instant now) {
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> suppressed = suppressed(claimed);
        Map<String, List<QueuedMessage>> byComposer = new LinkedHashMap<>();
        for (QueuedMessage message : claimed) {
            if (message.lateAt(now)) {
                batch.unsent().add(new MessageOutcome.Unsent(message, MessageState.SKIPPED, "late"));
            } else if (suppressed.contains(message.recipient())) {
                batch.unsent().add(new MessageOutcome.Unsent(message, MessageState.SUPPRESSED, "suppressed"));
            } else {
                byComposer
                        .computeIfAbsent(message.composer(), name -> new ArrayList<>())
                        .add(message);
            }
        }
        byComposer.forEach((composer, messages) -> compose(composer, messages, now, batch));
        return batch;
    }

    private void compose(String name, List<QueuedMessage> messages, Instant now, Batch batch) {
        Map<UUID, ComposeResult> composed;
        try {
            composed = composer(name)
                    .composeAll(messages.stream().map(QueuedMessage::ref).toList(), now);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%d messages cannot be written by %s", messages.size(), name);
            batch.failed().addAll(messages);
            return;
        } catch (Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            } else if (messages.size() == 1) {
                fail(messages.get(0), e, batch);
            } else {
                // It is about one of them.
                messages.forEach(message -> compose(name, List.of(message), now, batch));
            }
            return;
        }
        for (QueuedMessage message : messages) {
            try {
                sort(message, answer(composed, message), now, batch);
            } catch (RuntimeException | Error e) {
                fail(message, e, batch);
            }
        }
    }

    /** What the database was the reason of may go well the next time; what no stack has room for will not. */
    private void fail(QueuedMessage message, Throwable failure, Batch batch) {
        if (RenderFailures.isFatal(failure)) {
            throw (Error) failure;
        }
        failures.note("mail", "message " + message.id() + " by " + message.composer(), message.attempts(), failure);
        if (failure instanceof Error) {
            String reason = "could not be written: " + failure.getClass().getSimpleName();
            batch.unsent().add(new MessageOutcome.GivenUp(message, null, reason, message.attempts() + 1));
        } else {
            batch.failed().add(message);
        }
    }

    private void sort(QueuedMessage message, ComposeResult composeResult, Instant now, Batch batch) {
        if (composeResult instanceof ComposeResult.Mail mail) {
            batch.mails().add(mailEncoder.write(message, mail, now));
        } else if (composeResult instanceof ComposeResult.Skip skip) {
            batch.unsent().add(new MessageOutcome.Unsent(message, MessageState.SKIPPED, skip.reason()));
        } else if (composeResult instanceof ComposeResult.Later later) {
            batch.unsent().add(new MessageOutcome.PutOff(message, null, later.at()));
        }
    }

    private static ComposeResult answer(Map<UUID, ComposeResult> composed, QueuedMessage message) {
        ComposeResult answer = composed.get(message.id());
        if (answer == null) {
            throw new IllegalStateException("no answer from the composer");
        }
        return answer.orThrow();
    }

    /** What would be sent now; leaves no trace. */
    public ComposeResult preview(QueuedMessage message, Instant now) {
        return composer(message.composer()).preview(message.ref(), now);
    }

    public OutgoingMail write(QueuedMessage message, ComposeResult.Mail mail, Instant now) {
        return mailEncoder.write(message, mail, now).wire();
    }

    private MessageComposer composer(String name) {
        MessageComposer composer = composers.get(name);
        if (composer == null) {
            throw new IllegalStateException("nobody composes " + name);
        }
        return composer;
    }

    private Set<String> suppressed(List<QueuedMessage> messages) {
        return suppressions.isResolvable()
                ? suppressions
                        .get()
                        .suppressed(
                                messages.stream().map(QueuedMessage::recipient).collect(Collectors.toSet()))
                : Set.of();
    }
}
