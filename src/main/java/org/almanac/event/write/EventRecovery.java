package org.almanac.event.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventRevision;
import org.almanac.event.read.EventLookup;
import org.almanac.event.store.EventChangeEntity;
import org.almanac.event.store.EventChangeRepository;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.FormerContentEntity;
import org.almanac.event.store.FormerContentRepository;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Brings back what was taken out, and shows what events said before they were edited. */
@ApplicationScoped
public class EventRecovery {
    private final CatalogueWriter writer;
    private final EventLookup lookup;
    private final EventChangeRepository changes;
    private final FormerContentRepository former;

    EventRecovery(
            CatalogueWriter writer, EventLookup lookup, EventChangeRepository changes, FormerContentRepository former) {
        this.writer = writer;
        this.lookup = lookup;
        this.changes = changes;
        this.former = former;
    }

    /**
     * Undoes a withdrawal. The event has its id, uid, slug and all that it said; who followed it when it was taken out as a
     * double follows the other still.
     *
     * @param shown whether readers see it again; null for as it was before
     * @param tells whether readers who were told that it is off are told that it is back on
     * @throws Problem NOT_FOUND, STALE, or CONFLICT when it is not withdrawn
     */
    public Event restore(
            String idOrSlug, @Nullable Boolean shown, boolean tells, @Nullable Integer expectedRevision, Actor actor) {
        return writer.write(actor, batch -> {
                    EventEntity entity = lookup.findAt(idOrSlug, expectedRevision);
                    if (entity.withdrawnAt == null) {
                        throw Problem.conflict("This event is not withdrawn.");
                    }
                    boolean again = shown == null ? entity.published : shown;
                    batch.bringBack(entity, again, again ? "Restored" : "Restored as a draft");
                    if (!tells) {
                        batch.quietly(entity);
                    }
                    return entity;
                })
                .toEvent();
    }

    /**
     * What an event said at one of its revisions, with all else as it stands.
     *
     * @throws Problem NOT_FOUND when there is no such event or revision, or when that was not kept
     */
    @Transactional
    public Event asOf(String idOrSlug, int revision) {
        EventEntity entity = lookup.find(idOrSlug);
        List<EventRevision> history = changes.listOf(entity.id).stream()
                .map(EventChangeEntity::toRevision)
                .toList();
        if (history.stream().noneMatch(step -> step.revision() == revision)) {
            throw Problem.notFound("The event has no revision " + revision + ".");
        }
        FormerContentEntity kept = former.findFrom(entity.id, revision).orElse(null);
        int until = kept == null ? entity.revision : kept.revision;
        // Edits of before what was said was kept.
        boolean edited = history.stream()
                .anyMatch(step -> step.revision() > revision
                        && step.revision() <= until
                        && !step.changes().isEmpty());
        if (edited) {
            throw Problem.notFound("What the event said at revision " + revision + " was not kept.");
        }
        return kept == null ? entity.toEvent() : entity.toEvent(kept.content);
    }
}
