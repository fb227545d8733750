package org.almanac.event.register;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.SlugMoved;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.bulk.BulkEditEntity;
import org.almanac.event.bulk.EntryValue;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.RegisterEntity;
import org.almanac.event.store.RegisterRepository;
import org.almanac.event.write.CatalogueStore;
import org.almanac.event.write.WriteBatch;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What renaming and merging entries of one register does to their events. When many events name an entry, that is left
 * to an edit of many, so that other writers need not wait for it.
 */
public final class EntryMoves<E extends RegisterEntity<T>, T> {
    /** So many events are changed in one transaction. */
    public static final int AT_ONCE = 200;

    private final RegisterRepository<E, T> entries;
    private final EntityRegister.Maker<E, T> maker;
    private final EntityRegister.Mover<E> mover;
    private final CatalogueStore store;

    EntryMoves(
            RegisterRepository<E, T> entries,
            EntityRegister.Maker<E, T> maker,
            EntityRegister.Mover<E> mover,
            CatalogueStore store) {
        this.entries = entries;
        this.maker = maker;
        this.mover = mover;
        this.store = store;
    }

    private EntryValue.Leaving leaving(E entity) {
        boolean seen = entries.wasShown(entity);
        return new EntryValue.Leaving(entity.key(), seen, seen || entries.countEvents(entity) == 0);
    }

    /** Makes an entry say something else, and its events with it. */
    void change(E entity, T value, WriteBatch batch) {
        refuseMoving(entity);
        EntryValue.Leaving left = leaving(entity);
        if (entries.countEvents(entity) <= AT_ONCE) {
            batch.change(
                    entries.listEvents(entity),
                    "%s “%s” was edited".formatted(word(), entity.label()),
                    () -> entity.become(value, batch.now()));
        } else {
            EntryValue was = EntryValue.of(Objects.requireNonNull((Object) entity.value()));
            entity.become(value, batch.now());
            begin(BulkAction.RENAME, entity, null, was, left, batch);
        }
        batch.registerChanged();
        if (!entity.key().equals(left.key())) {
            store.former.release(entries.kind().name(), entity.key());
            lead(left, entity, batch);
        }
    }

    /**
     * Merges an entry into another.
     *
     * @param atOnce the most events that are moved here and now
     * @return the id of the edit that moves them; null when they have been moved
     */
    @Nullable
    UUID merge(E from, E to, WriteBatch batch, int atOnce) {
        refuseMoving(from);
        refuseMoving(to);
        EntryValue.Leaving left = leaving(from);
        if (atOnce == 0 || entries.countEvents(from) > atOnce) {
            EntryValue was = EntryValue.of(Objects.requireNonNull((Object) from.value()));
            return begin(BulkAction.MERGE, from, to, was, left, batch);
        }
        List<EventEntity> events = entries.listEvents(from);
        batch.change(
                events,
                "%s “%s” was merged into “%s”".formatted(word(), from.label(), to.label()),
                () -> events.forEach(event -> mover.move(event, from, to)));
        takeAway(from, to, left, batch);
        return null;
    }

    private UUID begin(
            BulkAction action, E entity, @Nullable E to, EntryValue was, EntryValue.Leaving left, WriteBatch batch) {
        String called = to == null ? entity.label() : to.label();
        BulkEditEntity edit = new BulkEditEntity(store.ids.next(), action, called, batch.actor(), batch.now());
        edit.about(entries.kind(), entity.id, to == null ? null : to.id, was, left);
        store.bulkEdits.persistAndFlush(edit);
        store.bulkItems.addNaming(edit.id, entries.kind(), entity.id);
        return edit.id;
    }

    private void takeAway(E from, E to, EntryValue.Leaving left, WriteBatch batch) {
        store.tombstones.move(entries.kind(), from.id, to.id);
        store.former.lead(from.id, to.id);
        lead(left, to, batch);
        entries.delete(from);
        batch.registerChanged();
    }

    private void lead(EntryValue.Leaving left, E to, WriteBatch batch) {
        store.former.lead(entries.kind().name(), left.key(), to.id, left.seen());
        if (left.moves()) {
            batch.moved(new SlugMoved(entries.kind(), left.key(), to.key()));
        }
    }

    private void refuseMoving(E entity) {
        if (store.bulkEdits.isMoving(entity.id)) {
            throw Problem.conflict(
                    "Events of “%s” are still being changed; try again when that is done.".formatted(entity.label()));
        }
    }

    /** What an entry says now; null when it is gone. */
    @Nullable
    public Object value(UUID id) {
        E entity = entries.findById(id);
        return entity == null ? null : entity.value();
    }

    /** Lets one event name another entry where it named one. */
    public boolean move(EventEntity event, UUID from, UUID to, WriteBatch batch, String reason) {
        E old = entries.findById(from);
        E other = entries.findById(to);
        if (old == null || other == null) {
            return false;
        }
        Event before = event.toEvent();
        mover.move(event, old, other);
        return batch.touched(event, before, reason);
    }

    /** Ends a merge, unless an event that could not be moved keeps the entry. */
    public void end(BulkEditEntity edit, WriteBatch batch) {
        E from = entries.findById(edit.entry());
        E to = entries.findById(edit.target());
        if (from != null && to != null && entries.countEvents(from) == 0) {
            takeAway(from, to, new EntryValue.Leaving(from.key(), edit.seen, edit.moves), batch);
        }
    }

    /**
     * Makes the entry again that a merge took away.
     *
     * @throws Problem CONFLICT when there is such an entry again, or the other is gone
     */
    void makeAgain(BulkEditEntity edit, T value, WriteBatch batch) {
        if (entries.findById(edit.target()) == null) {
            throw Problem.conflict("“%s” has been merged or taken away itself.".formatted(edit.value));
        }
        if (entries.findById(edit.entry()) != null) {
            return;
        }
        if (entries.findSame(value) != null) {
            throw Problem.conflict(
                    "There is such a %s again.".formatted(entries.kind().word()));
        }
        E entity = maker.make(edit.entry(), value, batch.now());
        store.former.release(entries.kind().name(), entity.key());
        entries.persist(entity);
        batch.registerChanged();
    }

    private String word() {
        String word = entries.kind().word();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
