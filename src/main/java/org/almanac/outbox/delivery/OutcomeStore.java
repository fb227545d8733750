package org.almanac.outbox.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.outbox.MessageRejected;
import org.almanac.outbox.MessagesSettled;
import org.almanac.outbox.SuppressionList;
import org.almanac.outbox.archive.ArchivedForms;
import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.compose.MessageOutcome;
import org.almanac.outbox.queue.QueuedMessage;
import org.jspecify.annotations.Nullable;

/** Writes down what became of messages, and tells it upward in the same transaction. */
@ApplicationScoped
class OutcomeStore {
    private final OutcomeStatements statements;
    private final ArchivedForms forms;
    private final Instance<SuppressionList> suppressions;
    private final Event<MessagesSettled> settled;
    private final Event<MessageRejected> rejected;

    OutcomeStore(
            OutcomeStatements statements,
            ArchivedForms forms,
            Instance<SuppressionList> suppressions,
            Event<MessagesSettled> settled,
            Event<MessageRejected> rejected) {
        this.statements = statements;
        this.forms = forms;
        this.suppressions = suppressions;
        this.settled = settled;
        this.rejected = rejected;
    }

    /**
     * @return those that were still their claim's to settle
     */
    @Transactional
    List<MessageOutcome> record(List<MessageOutcome> outcomes, Instant now) {
        lockRefused(outcomes);
        Set<UUID> ours = statements.record(outcomes, outcome -> content(outcome, now), now);
        List<MessageOutcome> recorded =
                outcomes.stream().filter(o -> ours.contains(o.message().id())).toList();
        tell(recorded, now);
        return recorded;
    }

    /** Their subscribers before their messages, as everywhere. */
    private void lockRefused(List<MessageOutcome> outcomes) {
        Set<String> refused = outcomes.stream()
                .filter(MessageOutcome.Rejected.class::isInstance)
                .map(outcome -> outcome.message().recipient())
                .collect(Collectors.toSet());
        if (!refused.isEmpty()) {
            suppressions.stream().forEach(list -> list.lock(refused));
        }
    }

    private void tell(List<MessageOutcome> recorded, Instant now) {
        List<MessagesSettled.Settled> ended = recorded.stream()
                .filter(MessageOutcome::isFinal)
                .map(o -> new MessagesSettled.Settled(
                        o.message().id(), o.message().composer(), o.state(), o.reason(), memo(o)))
                .toList();
        if (!ended.isEmpty()) {
            settled.fire(new MessagesSettled(ended, now));
        }
        for (MessageOutcome outcome : recorded) {
            if (outcome instanceof MessageOutcome.Rejected refused && refused.mailbox()) {
                QueuedMessage message = refused.message();
                rejected.fire(new MessageRejected(
                        message.id(), message.recipient(), message.subscriberId(), refused.reply(), now));
            }
        }
    }

    private static @Nullable Object memo(MessageOutcome outcome) {
        EncodedMessage encodedMessage = outcome.encodedMessage();
        return encodedMessage == null ? null : encodedMessage.mail().memo();
    }

    private byte @Nullable [] content(MessageOutcome outcome, Instant now) {
        EncodedMessage encodedMessage = outcome.encodedMessage();
        return encodedMessage == null ? null : forms.keep(encodedMessage, now);
    }
}
