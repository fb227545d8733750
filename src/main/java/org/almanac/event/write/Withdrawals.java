package org.almanac.event.write;

import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.event.Actor;
import org.almanac.event.Withdrawal;
import org.almanac.event.read.EventLookup;
import org.almanac.event.store.EventEntity;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Takes events out of what readers see, for one of three reasons, and lets them in again. */
@ApplicationScoped
public class Withdrawals {
    private final CatalogueWriter writer;
    private final EventLookup lookup;

    Withdrawals(CatalogueWriter writer, EventLookup lookup) {
        this.writer = writer;
        this.lookup = lookup;
    }

    /**
     * Deletes an event for readers; feeds carry it as cancelled for a while, so that calendars let it go.
     *
     * @throws Problem NOT_FOUND, GONE when that was done before, STALE
     */
    public void withdraw(String idOrSlug, @Nullable Integer expectedRevision, Actor actor) {
        writer.write(actor, batch -> {
            EventEntity entity = lookup.findStanding(idOrSlug, expectedRevision);
            batch.withdraw(entity, Withdrawal.Reason.UNSAID, null);
            return entity;
        });
    }

    /**
     * The same of what should never have been listed: whoever was told of it is told so.
     *
     * @throws Problem as {@link #withdraw}
     */
    public void withdrawMistake(String idOrSlug, @Nullable Integer expectedRevision, Actor actor) {
        writer.write(actor, batch -> {
            EventEntity entity = lookup.findStanding(idOrSlug, expectedRevision);
            batch.withdraw(entity, Withdrawal.Reason.MISTAKE, null);
            return entity;
        });
    }

    /**
     * The same of what is listed twice: nobody is told, and whoever followed it follows the other.
     *
     * @param original id or slug of the event that stays
     * @throws Problem as {@link #withdraw}; INVALID for {@code double} when there is no such event to point to
     */
    public void withdrawDouble(String idOrSlug, String original, @Nullable Integer expectedRevision, Actor actor) {
        writer.write(actor, batch -> {
            EventEntity entity = lookup.findStanding(idOrSlug, expectedRevision);
            EventEntity other = lookup.findOptional(original);
            if (other == null || other.id.equals(entity.id) || other.withdrawnAt != null) {
                throw Problem.invalid("double", "Choose the event that stays, by its address or its name there.");
            }
            if (entity.isPublic() && !other.isPublic()) {
                throw Problem.invalid("double", "Readers do not see “" + other.title + "”. Publish it first.");
            }
            batch.withdraw(entity, Withdrawal.Reason.DOUBLE, other);
            return entity;
        });
    }

    /**
     * Undoes a withdrawal; an event that is not withdrawn stays as it is.
     *
     * @param reason for the history
     * @throws Problem NOT_FOUND
     */
    public void bringBack(String id, String reason, Actor actor) {
        writer.write(actor, batch -> {
            EventEntity entity = lookup.find(id);
            if (entity.withdrawnAt != null) {
                batch.bringBack(entity, entity.published, reason);
            }
            return null;
        });
    }
}
