package org.almanac.event.write;

import java.time.Instant;
import java.util.List;
import org.almanac.event.Event;
import org.almanac.event.FieldChange;
import org.almanac.event.Withdrawal;
import org.almanac.event.dates.StoredDates;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.TombstoneEntity;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How a {@link WriteBatch} takes events out of the catalogue and brings them back. */
final class BatchWithdrawals {
    private static final Logger LOG = Logger.getLogger(BatchWithdrawals.class);

    private final CatalogueStore store;
    private final Instant now;
    private final BatchNews news;
    private final Tombstones tombstones;

    BatchWithdrawals(CatalogueStore store, Instant now, BatchNews news, Tombstones tombstones) {
        this.store = store;
        this.now = now;
        this.news = news;
        this.tombstones = tombstones;
    }

    /** @param original of which it is a double; null unless it is one */
    void withdraw(EventEntity entity, Withdrawal.Reason reason, @Nullable EventEntity original) {
        Event before = entity.toEvent();
        TombstoneEntity shown = Tombstones.shown(entity);
        entity.withdraw(before, reason, original, now);
        takeOut(entity);
        tombstones.follow(entity, shown, before.revision() + 1, List.of());
        news.withdrawn(entity, before, reason.words(original == null ? "" : original.slug));
    }

    /** Undoes a withdrawal. */
    void bringBack(EventEntity entity, boolean shown, String reason) {
        Event before = entity.toEvent();
        entity.bringBack(before, shown, now);
        store.occurrences.renew(entity, store.occurrences.plan(entity.content(), now));
        List<FieldChange> told = tombstones.follow(entity, null, before.revision() + 1, List.of());
        List<FieldChange> diff = EventDiff.between(before.content(), entity.content());
        news.broughtBack(entity, before, diff, reason, told);
    }

    /** Also what follows a rule that cannot be read (any more): else nobody could ever withdraw it. */
    private void takeOut(EventEntity entity) {
        StoredDates dates;
        try {
            dates = store.occurrences.plan(entity.content(), now);
        } catch (RuntimeException e) {
            LOG.warnf("The dates of event %s, which is withdrawn, cannot be worked out: %s", entity.id, e.getMessage());
            store.occurrences.hide(entity);
            return;
        }
        store.occurrences.renew(entity, dates);
    }
}
