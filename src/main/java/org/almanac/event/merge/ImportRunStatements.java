package org.almanac.event.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Keeps what imports did to events. */
@Singleton
class ImportRunStatements {
    private static final String NOTE = "insert into import_change (run_id, event_id, revision, before)"
            + " select :run, cast(x ->> 'event' as uuid), cast(x ->> 'revision' as integer), nullif(x -> 'before', cast('null' as jsonb))"
            + " from jsonb_array_elements(cast(:changes as jsonb)) x"
            // An event that a file holds twice was before it what it was the first time.
            + " on conflict (run_id, event_id) do update set revision = excluded.revision";

    private final EntityManager entities;
    private final ObjectMapper json;

    ImportRunStatements(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** @param changes of one batch of the import, in their order */
    void note(UUID run, Actor actor, Instant now, List<ImportChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        entities.createNativeQuery(
                        "insert into import_run (id, actor, at) values (:run, :actor, :now) on conflict do nothing")
                .setParameter("run", run)
                .setParameter("actor", actor.name())
                .setParameter("now", now)
                .executeUpdate();
        entities.createNativeQuery(NOTE)
                .setParameter("run", run)
                .setParameter("changes", written(changes))
                .executeUpdate();
    }

    /**
     * Holds an import until the end of the transaction, so that two cannot undo it at once.
     *
     * @throws Problem NOT_FOUND when there is no such import, CONFLICT when it was undone
     */
    void lock(UUID run) {
        List<?> found = entities.createNativeQuery(
                        "select undone_at is not null from import_run where id = :run for update", Boolean.class)
                .setParameter("run", run)
                .getResultList();
        if (found.isEmpty()) {
            throw Problem.notFound("There is no such import, or it changed nothing, or it is too long ago.");
        }
        if (Boolean.TRUE.equals(found.get(0))) {
            throw Problem.conflict("This import was undone already.");
        }
    }

    /** Takes some of what an import did; those that are taken are not there any more. */
    List<ImportChange> take(UUID run, int most) {
        List<?> rows = entities.createNativeQuery(
                        "delete from import_change where run_id = :run and event_id in (select event_id"
                                + " from import_change where run_id = :run order by event_id limit :most)"
                                + " returning event_id, revision, cast(before as text)",
                        Object[].class)
                .setParameter("run", run)
                .setParameter("most", most)
                .getResultList();
        List<ImportChange> changes = new ArrayList<>(rows.size());
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            changes.add(
                    new ImportChange((UUID) columns[0], ((Number) columns[1]).intValue(), before((String) columns[2])));
        }
        changes.sort(Comparator.comparing(ImportChange::event));
        return changes;
    }

    void undone(UUID run, Instant now) {
        entities.createNativeQuery("update import_run set undone_at = :now where id = :run")
                .setParameter("run", run)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Forgets what was imported until then. */
    void forget(Instant until) {
        entities.createNativeQuery("delete from import_run where at <= :until")
                .setParameter("until", until)
                .executeUpdate();
    }

    private String written(List<ImportChange> changes) {
        try {
            return json.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what an event says can be written", e);
        }
    }

    private @Nullable ImportedBefore before(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, ImportedBefore.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }
}
