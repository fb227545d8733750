package org.almanac.outbox.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.compose.MessageOutcome;
import org.almanac.transaction.Columns;
import org.jspecify.annotations.Nullable;

/** Writes down what became of many messages, in the caller's transaction. */
@ApplicationScoped
public class OutcomeStatements {
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

    OutcomeStatements(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param content what is to be kept of what it said; null for nothing
     * @return those that were still their claim's to settle
     */
    @SuppressWarnings("unchecked") // native queries have no types of their own
    Set<UUID> record(List<MessageOutcome> outcomes, Function<MessageOutcome, byte @Nullable []> content, Instant now) {
        return new HashSet<UUID>(entities.createNativeQuery(RECORD, UUID.class)
                .setParameter("leases", Columns.of(outcomes, o -> o.message().lease(), UUID[]::new))
                .setParameter("now", now)
                .setParameter("ids", Columns.of(outcomes, o -> o.message().id(), UUID[]::new))
                .setParameter("states", Columns.of(outcomes, o -> o.state().name(), String[]::new))
                .setParameter("reasons", Columns.of(outcomes, MessageOutcome::reason, String[]::new))
                .setParameter("replies", Columns.of(outcomes, MessageOutcome::reply, String[]::new))
                .setParameter("attempts", Columns.of(outcomes, MessageOutcome::attempts, Integer[]::new))
                .setParameter("availables", Columns.of(outcomes, OutcomeStatements::availableAt, Instant[]::new))
                .setParameter("kinds", Columns.of(outcomes, OutcomeStatements::kinds, String[]::new))
                .setParameter("subjects", Columns.of(outcomes, OutcomeStatements::subject, String[]::new))
                .setParameter("contents", Columns.of(outcomes, content, byte[][]::new))
                .getResultList());
    }

    private static @Nullable Instant availableAt(MessageOutcome outcome) {
        if (outcome instanceof MessageOutcome.Later later) {
            return later.at();
        }
        return outcome instanceof MessageOutcome.PutOff off ? off.at() : null;
    }

    private static @Nullable String kinds(MessageOutcome outcome) {
        EncodedMessage encodedMessage = outcome.encodedMessage();
        return encodedMessage == null ? null : encodedMessage.form().kinds();
    }

    private static @Nullable String subject(MessageOutcome outcome) {
        EncodedMessage encodedMessage = outcome.encodedMessage();
        return encodedMessage == null ? null : encodedMessage.form().subject();
    }
}
