package org.almanac.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down what became of messages, and tells it upward in the same transaction. */
@ApplicationScoped
class Settlement {
    private final SettlementStatements statements;
    private final KeptForms forms;
    private final Instance<SuppressionList> suppressions;
    private final Event<MessagesSettled> settled;
    private final Event<MessageRejected> rejected;

    Settlement(
            SettlementStatements statements,
            KeptForms forms,
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
    List<Outcome> record(List<Outcome> outcomes, Instant now) {
        lockRefused(outcomes);
        Set<UUID> ours = statements.record(outcomes, outcome -> content(outcome, now), now);
        List<Outcome> recorded =
                outcomes.stream().filter(o -> ours.contains(o.message().id())).toList();
        tell(recorded, now);
        return recorded;
    }

    /** Their subscribers before their messages, as everywhere. */
    private void lockRefused(List<Outcome> outcomes) {
        Set<String> refused = outcomes.stream()
                .filter(Outcome.Rejected.class::isInstance)
                .map(outcome -> outcome.message().recipient())
                .collect(Collectors.toSet());
        if (!refused.isEmpty()) {
            suppressions.stream().forEach(list -> list.lock(refused));
        }
    }

    private void tell(List<Outcome> recorded, Instant now) {
        List<MessagesSettled.Settled> ended = recorded.stream()
                .filter(Outcome::isFinal)
                .map(o -> new MessagesSettled.Settled(
                        o.message().id(), o.message().composer(), o.state(), o.reason(), memo(o)))
                .toList();
        if (!ended.isEmpty()) {
            settled.fire(new MessagesSettled(ended, now));
        }
        for (Outcome outcome : recorded) {
            if (outcome instanceof Outcome.Rejected refused && refused.mailbox()) {
                QueuedMessage message = refused.message();
                rejected.fire(new MessageRejected(
                        message.id(), message.recipient(), message.subscriberId(), refused.reply(), now));
            }
        }
    }

    private static @Nullable Object memo(Outcome outcome) {
        Letter letter = outcome.letter();
        return letter == null ? null : letter.mail().memo();
    }

    private byte @Nullable [] content(Outcome outcome, Instant now) {
        Letter letter = outcome.letter();
        return letter == null ? null : forms.keep(letter, now);
    }
}
