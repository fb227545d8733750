package org.almanac.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.transaction.Columns;
import org.jspecify.annotations.Nullable;

/** Writes down what became of messages, and tells it upward in the same transaction. */
@ApplicationScoped
class Settlement {
    // A message whose lease ran out meanwhile is somebody else's; what became of it here no longer counts.
    private static final String RECORD = """
            with outcome as (
                select * from unnest(cast(:ids as uuid[]), cast(:leases as uuid[]), cast(:states as text[]),
                        cast(:reasons as text[]), cast(:replies as text[]), cast(:attempts as integer[]),
                        cast(:availables as timestamptz[]), cast(:kinds as text[]), cast(:subjects as text[]),
                        cast(:contents as bytea[]))
                    as o (id, lease, state, reason, reply, attempts, available_at, kinds, subject, content)),
            recorded as (
                update message m set
                    state = o.state, reason = o.reason, smtp_reply = coalesce(o.reply, m.smtp_reply),
                    attempts = o.attempts, available_at = coalesce(o.available_at, m.available_at), lease = null, node = null,
                    settled_at = case when o.state not in ('QUEUED', 'RETRY') then cast(:now as timestamptz) end,
                    kinds = coalesce(string_to_array(o.kinds, ','), m.kinds),
                    subject = coalesce(o.subject, m.subject)
                from outcome o
                where m.id = o.id and m.lease = o.lease and m.state = 'SENDING'
                returning m.id),
            kept as (
                insert into message_content
                select o.id, o.content from outcome o join recorded r on r.id = o.id where o.content is not null
                on conflict (message_id) do update set content = excluded.content)
            select id from recorded
            """;

    private final EntityManager entities;
    private final KeptForms forms;
    private final Instance<SuppressionList> suppressions;
    private final Event<MessagesSettled> settled;
    private final Event<MessageRejected> rejected;

    Settlement(
            EntityManager entities,
            KeptForms forms,
            Instance<SuppressionList> suppressions,
            Event<MessagesSettled> settled,
            Event<MessageRejected> rejected) {
        this.entities = entities;
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
        Set<?> ours = new HashSet<>(entities.createNativeQuery(RECORD, UUID.class)
                .setParameter("leases", Columns.of(outcomes, o -> o.message().lease(), UUID[]::new))
                .setParameter("now", now)
                .setParameter("ids", Columns.of(outcomes, o -> o.message().id(), UUID[]::new))
                .setParameter("states", Columns.of(outcomes, o -> o.state().name(), String[]::new))
                .setParameter("reasons", Columns.of(outcomes, Outcome::reason, String[]::new))
                .setParameter("replies", Columns.of(outcomes, Outcome::reply, String[]::new))
                .setParameter("attempts", Columns.of(outcomes, Outcome::attempts, Integer[]::new))
                .setParameter("availables", Columns.of(outcomes, Settlement::availableAt, Instant[]::new))
                .setParameter("kinds", Columns.of(outcomes, Settlement::kinds, String[]::new))
                .setParameter("subjects", Columns.of(outcomes, Settlement::subject, String[]::new))
                .setParameter("contents", Columns.of(outcomes, outcome -> content(outcome, now), byte[][]::new))
                .getResultList());
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

    private static @Nullable Instant availableAt(Outcome outcome) {
        if (outcome instanceof Outcome.Later later) {
            return later.at();
        }
        return outcome instanceof Outcome.PutOff off ? off.at() : null;
    }

    private static @Nullable String kinds(Outcome outcome) {
        Letter letter = outcome.letter();
        return letter == null ? null : letter.form().kinds();
    }

    private static @Nullable String subject(Outcome outcome) {
        Letter letter = outcome.letter();
        return letter == null ? null : letter.form().subject();
    }

    private byte @Nullable [] content(Outcome outcome, Instant now) {
        Letter letter = outcome.letter();
        return letter == null ? null : forms.keep(letter, now);
    }
}
