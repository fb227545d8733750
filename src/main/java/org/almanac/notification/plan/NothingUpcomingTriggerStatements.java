package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.almanac.transaction.Columns;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The words under which something happened that may begin or end a nothing-upcoming period. */
@ApplicationScoped
class NothingUpcomingTriggerStatements {
    private static final String NOTE = """
            insert into spell_cause (kind, target, at)
            select kind, target, cast(:at as timestamptz)
            from unnest(cast(:kinds as text[]), cast(:targets as text[])) as w (kind, target)
            """;
    private static final String TAKE = """
            with edited as (delete from spell_cause returning kind, target, at)
            select kind, target, max(at) from edited group by kind, target
            """;
    private static final String STARTED = """
            select distinct k.kind, k.target from occurrence o join event e on e.id = o.event_id
            cross join lateral event_keys(e.id, e.series_id, e.organiser_id) k
            where o.visible and o.starts_at > :since and o.starts_at <= :now
            """;

    private final Session session;

    NothingUpcomingTriggerStatements(Session session) {
        this.session = session;
    }

    /** As {@code event_keys} has it in the database. */
    record Word(String kind, String target) {}

    /** @param editedAt when an event was edited under this word; null when one has only started, or come into sight */
    record Cause(String kind, String target, @Nullable Instant editedAt) {}

    /** @param at when an event was edited under these words; null when one has only come into sight */
    void note(Collection<Word> words, @Nullable Instant at) {
        List<Word> rows = List.copyOf(words);
        session.createNativeMutationQuery(NOTE)
                .setParameter("at", at == null ? null : at.toString())
                .setParameter("kinds", Columns.of(rows, Word::kind, String[]::new))
                .setParameter("targets", Columns.of(rows, Word::target, String[]::new))
                .executeUpdate();
    }

    /** What was noted; another call does not give it again. */
    List<Cause> take() {
        return session.createNativeQuery(TAKE, Cause.class).getResultList();
    }

    /** The words of what has started in (since, now]. */
    List<Word> started(Instant since, Instant now) {
        return session.createNativeQuery(STARTED, Word.class)
                .setParameter("since", since)
                .setParameter("now", now)
                .getResultList();
    }
}
