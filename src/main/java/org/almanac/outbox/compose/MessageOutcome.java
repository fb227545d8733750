package org.almanac.outbox.compose;

import java.time.Instant;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.queue.QueuedMessage;
import org.jspecify.annotations.Nullable;

/** What a claim made of one message. */
public sealed interface MessageOutcome {

    QueuedMessage message();

    /** Where it goes from SENDING. */
    MessageState state();

    /** Why it was not sent. */
    default @Nullable String reason() {
        return null;
    }

    /** What the server said, if it was asked. */
    default @Nullable String reply() {
        return null;
    }

    /** Whether nothing more will become of it by itself. */
    default boolean isFinal() {
        return state() != MessageState.RETRY && state() != MessageState.QUEUED;
    }

    /** How often the server has asked to try later by now. */
    default int attempts() {
        return message().attempts();
    }

    /** What was sent or refused. */
    default @Nullable EncodedMessage encodedMessage() {
        return null;
    }

    /** The server took it. */
    record Sent(QueuedMessage message, EncodedMessage encodedMessage, String reply) implements MessageOutcome {
        @Override
        public MessageState state() {
            return MessageState.SENT;
        }
    }

    /** It will be tried again. */
    record Later(
            QueuedMessage message,
            @Nullable String reply,
            @Nullable String reason,
            int attempts,
            Instant at) implements MessageOutcome {
        @Override
        public MessageState state() {
            return MessageState.RETRY;
        }
    }

    /**
     * It has to wait; no attempt counts.
     *
     * @param reply a refusal that is not believed; null when its composer or another mail is why
     */
    record PutOff(QueuedMessage message, @Nullable String reply, Instant at) implements MessageOutcome {
        @Override
        public MessageState state() {
            return message.attempts() == 0 ? MessageState.QUEUED : MessageState.RETRY;
        }
    }

    /**
     * The server refused it for good.
     *
     * @param mailbox whether it says that the recipient is not there, and not that it does not want the mail
     */
    record Rejected(QueuedMessage message, EncodedMessage encodedMessage, String reply, boolean mailbox)
            implements MessageOutcome {
        @Override
        public MessageState state() {
            return MessageState.FAILED;
        }

        @Override
        public String reason() {
            return "rejected";
        }
    }

    /** It was tried as often as the schedule allows. */
    record GivenUp(QueuedMessage message, @Nullable String reply, String reason, int attempts)
            implements MessageOutcome {
        @Override
        public MessageState state() {
            return MessageState.FAILED;
        }
    }

    /** It was not even tried: SKIPPED or SUPPRESSED. */
    record Unsent(QueuedMessage message, MessageState state, String reason) implements MessageOutcome {}
}
