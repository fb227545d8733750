package org.almanac.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Who signed in, made tokens, took readers' data out or threw a switch. Rows say who, when and what, and hold no other
 * personal data: no address of a reader, no network, nothing that was typed into a form. Changes of events are in
 * {@link org.almanac.event.ChangeLog}.
 */
@ApplicationScoped
@Transactional
public class AuditLog {
    private static final int LONGEST_SUBJECT = 200;

    private static final String INSERT = """
            insert into audit_entry (id, at, last_at, times, actor_kind, actor, action, subject, fold)
            values (:id, :now, :now, 1, :kind, :actor, :action, cast(:subject as text), cast(:fold as text))
            on conflict (fold) do update set last_at = :now, times = audit_entry.times + 1
            """;

    private final EntityManager database;
    private final AuditSettings settings;
    private final Ids ids;
    private final Clock clock;

    AuditLog(EntityManager database, AuditSettings settings, Ids ids, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param nextCursor null on the last page */
    public record Page(List<AuditEntry> entries, @Nullable String nextCursor) {}

    /** @param subject what it was done to, see {@link AuditEntry}; null when the action says it all */
    public void record(Actor actor, AuditAction action, @Nullable String subject) {
        insert(actor, action, subject, null);
    }

    /**
     * For what strangers can make happen as often as they like: one row for an actor, an action and an hour, which
     * counts.
     */
    public void count(Actor actor, AuditAction action) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        insert(actor, action, null, Secrets.hash(action + " " + actor.kind() + " " + actor.name() + " " + hour));
    }

    private void insert(Actor actor, AuditAction action, @Nullable String subject, @Nullable String fold) {
        database.createNativeQuery(INSERT)
                .setParameter("id", ids.next())
                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                .setParameter("kind", actor.kind().name())
                .setParameter("actor", actor.name())
                .setParameter("action", action.name())
                .setParameter(
                        "subject",
                        subject == null || subject.length() <= LONGEST_SUBJECT
                                ? subject
                                : subject.substring(0, LONGEST_SUBJECT))
                .setParameter("fold", fold)
                .executeUpdate();
    }

    /**
     * The newest first.
     *
     * @param actor by its whole name, see {@link Actor}; null for all
     * @param cursor null for the first page
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page list(@Nullable String actor, @Nullable String cursor, int limit) {
        TypedQuery<AuditEntity> query = database.createQuery(
                        "from AuditEntity where 1 = 1" + (actor == null ? "" : " and actor = :actor")
                                + (cursor == null ? "" : " and id < :before") + " order by id desc",
                        AuditEntity.class)
                .setMaxResults(limit + 1);
        if (actor != null) {
            query.setParameter("actor", actor);
        }
        if (cursor != null) {
            query.setParameter("before", id(cursor));
        }
        List<AuditEntity> found = query.getResultList();
        return new Page(
                found.stream().limit(limit).map(AuditEntity::toRecord).toList(),
                found.size() > limit ? found.get(limit - 1).id.toString() : null);
    }

    /** Deletes what is older than {@code almanac.retention.audit} says. To be called now and then. */
    public void forget() {
        Instant edge =
                clock.instant().atZone(ZoneOffset.UTC).minus(settings.audit()).toInstant();
        database.createQuery("delete from AuditEntity where lastAt < :edge")
                .setParameter("edge", edge)
                .executeUpdate();
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("The cursor is not one that this service gave out.");
        }
    }
}
