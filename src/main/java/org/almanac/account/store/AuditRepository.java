package org.almanac.account.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.event.Actor;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class AuditRepository implements PanacheRepositoryBase<AuditEntity, UUID> {
    private static final String INSERT = """
        insert into audit_entry (id, at, last_at, times, actor_kind, actor, action, subject, fold)
        values (:id, :now, :now, 1, :kind, :actor, :action, cast(:subject as text), cast(:fold as text))
        on conflict (fold) do update set last_at = :now, times = audit_entry.times + 1
        """;

    /** @param fold what rows have in common that become one row which counts; null for a row of its own */
    public void insertOrCount(
            UUID id, Actor actor, AuditAction action, @Nullable String subject, @Nullable String fold, Instant now) {
        getEntityManager()
                .createNativeQuery(INSERT)
                .setParameter("id", id)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("kind", actor.kind().name())
                .setParameter("actor", actor.name())
                .setParameter("action", action.name())
                .setParameter("subject", subject)
                .setParameter("fold", fold)
                .executeUpdate();
    }

    /** The newest first. @param actor null for all @param before null for the newest */
    public List<AuditEntity> listNewest(@Nullable String actor, @Nullable UUID before, int limit) {
        String where = "where 1 = 1" + (actor == null ? "" : " and actor = :actor")
                + (before == null ? "" : " and id < :before") + " order by id desc";
        Parameters parameters = new Parameters();
        if (actor != null) {
            parameters.and("actor", actor);
        }
        if (before != null) {
            parameters.and("before", before);
        }
        return find(where, parameters).range(0, limit - 1).list();
    }

    public void deleteOlderThan(Instant edge) {
        delete("lastAt < ?1", edge);
    }
}
