package org.almanac.event.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.almanac.event.Actor;
import org.almanac.event.Entry;
import org.almanac.event.EntryQuery;
import org.almanac.event.RegisterKind;
import org.almanac.event.bulk.BulkEditEntity;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.RegisterEntity;
import org.almanac.event.store.RegisterRepository;
import org.almanac.event.write.CatalogueStore;
import org.almanac.event.write.CatalogueWriter;
import org.almanac.event.write.WriteBatch;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A register kept in one table. */
public final class EntityRegister<E extends RegisterEntity<T>, T, I> implements Register<T, I> {
    private final RegisterRepository<E, T> entries;
    private final Ways<E, T, I> ways;
    private final CatalogueStore store;
    private final CatalogueWriter writer;
    private final EntryMoves<E, T> moves;

    /**
     * What one register does in its own way.
     *
     * @param type of a value
     * @param check from what is typed, and from what it replaces or null for a new entry, to a value; throws a {@link
     *     Problem} of kind INVALID
     * @param move makes the event name {@code to} where it named {@code from}
     */
    record Ways<E, T, I>(Class<T> type, BiFunction<I, @Nullable T, T> check, Maker<E, T> make, Mover<E> move) {}

    /** Makes an entry. */
    interface Maker<E, T> {
        E make(UUID id, T value, Instant now);
    }

    /** Moves an event from one entry to another. */
    interface Mover<E> {
        void move(EventEntity event, E from, E to);
    }

    EntityRegister(RegisterRepository<E, T> entries, Ways<E, T, I> ways, CatalogueStore store, CatalogueWriter writer) {
        this.entries = entries;
        this.ways = ways;
        this.store = store;
        this.writer = writer;
        this.moves = new EntryMoves<>(entries, ways.make(), ways.move(), store);
    }

    @Override
    public RegisterKind kind() {
        return entries.kind();
    }

    @Override
    public Page<Entry<T>> list(EntryQuery query) {
        return QuarkusTransaction.joiningExisting().call(() -> entries.page(query));
    }

    @Override
    public List<T> all() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> entries.listByName().stream()
                        .map(entry -> entry.toEntry().value())
                        .toList());
    }

    @Override
    public Entry<T> find(String key) {
        return lookUp(key).orElseThrow(() -> missing(key));
    }

    /** The same for whoever goes on without it. */
    Optional<Entry<T>> lookUp(String key) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            E entity = entries.findByKey(key);
            if (entity == null) {
                entity = byId(store.former.findTarget(kind().name(), key));
            }
            return Optional.ofNullable(entity).map(RegisterEntity::toEntry);
        });
    }

    @Override
    public Entry<T> findShown(String key) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            E entity = entries.findByKey(key);
            if (entity == null) {
                entity = byId(store.former.findSeenTarget(kind().name(), key));
            }
            if (entity == null || !entries.isShown(entity)) {
                throw missing(key);
            }
            return entity.toEntry();
        });
    }

    private @Nullable E byId(@Nullable UUID id) {
        return id == null ? null : entries.findById(id);
    }

    @Override
    public Entry<T> create(I input, Actor actor) {
        T value = ways.check().apply(input, null);
        return writer.write(actor, batch -> {
                    refuseTwin(value, null);
                    E entity = ways.make().make(store.ids.next(), value, batch.now());
                    store.former.release(kind().name(), entity.key());
                    entries.persist(entity);
                    batch.registerChanged();
                    return entity;
                })
                .toEntry();
    }

    @Override
    public Entry<T> replace(String key, I input, @Nullable Integer expectedRevision, Actor actor) {
        return change(key, before -> input, expectedRevision, actor);
    }

    @Override
    public Entry<T> change(String key, Function<Entry<T>, I> edit, @Nullable Integer expectedRevision, Actor actor) {
        return writer.write(actor, batch -> {
                    E entity = stored(key, expectedRevision);
                    T value = ways.check().apply(edit.apply(entity.toEntry()), entity.value());
                    if (!value.equals(entity.value())) {
                        refuseTwin(value, entity);
                        moves.change(entity, value, batch);
                    }
                    return entity;
                })
                .toEntry();
    }

    @Override
    public void delete(String key, @Nullable Integer expectedRevision, Actor actor) {
        writer.write(actor, batch -> {
            E entity = stored(key, expectedRevision);
            long events = entries.countEvents(entity);
            if (events > 0) {
                throw Problem.conflict("%,d %s this %s; change or merge it instead."
                        .formatted(events, events == 1 ? "event names" : "events name", kind().word()));
            }
            store.former.forget(entity.id);
            entries.delete(entity);
            batch.registerChanged();
            return null;
        });
    }

    @Override
    public Entry<T> merge(String key, @Nullable String into, @Nullable Integer expectedRevision, Actor actor) {
        return writer.write(actor, batch -> {
                    E from = stored(key, expectedRevision);
                    E to = target(from, into);
                    moves.merge(from, to, batch, EntryMoves.AT_ONCE);
                    return to;
                })
                .toEntry();
    }

    @Override
    public UUID startMerge(String key, String into, Actor actor) {
        return writer.write(actor, batch -> {
            E from = stored(key, null);
            return Objects.requireNonNull(moves.merge(from, target(from, into), batch, 0));
        });
    }

    /** What batches of edits do with the entries and their events. */
    public EntryMoves<E, T> moves() {
        return moves;
    }

    /** Makes the entry again that a merge took away. */
    public void makeAgain(BulkEditEntity edit, WriteBatch batch) {
        moves.makeAgain(edit, ways.type().cast(edit.former().value()), batch);
    }

    /** Gives an entry back what it said before. */
    public void putBack(UUID id, Object value, Actor actor) {
        writer.write(actor, batch -> {
            E entity = byId(id);
            if (entity == null) {
                throw Problem.notFound("It has been merged or taken away meanwhile.");
            }
            T typed = ways.type().cast(value);
            refuseTwin(typed, entity);
            moves.change(entity, typed, batch);
            return null;
        });
    }

    private E target(E from, @Nullable String into) {
        E to = into == null ? null : entries.findByKey(into);
        if (to == null) {
            throw Problem.invalid("into", "Name the %s that takes its events over.".formatted(kind().word()));
        }
        if (to == from) {
            throw Problem.invalid("into", "Name another %s than the one to be merged.".formatted(kind().word()));
        }
        return to;
    }

    private E stored(String key, @Nullable Integer expectedRevision) {
        E entity = entries.findByKey(key);
        if (entity == null) {
            throw missing(key);
        }
        if (expectedRevision != null && expectedRevision != entity.revision) {
            throw Problem.of(
                    Problem.Kind.STALE,
                    "It was changed in the meantime: it is at revision %d, not %d."
                            .formatted(entity.revision, expectedRevision));
        }
        return entity;
    }

    private Problem missing(String key) {
        return Problem.notFound("There is no %s “%s”.".formatted(kind().word(), key));
    }

    private void refuseTwin(T value, @Nullable E itself) {
        E other = entries.findSame(value);
        if (other != null && other != itself) {
            throw Problem.conflict("There is such a %s already: “%s”. Merge the two if they are one."
                    .formatted(kind().word(), other.key()));
        }
    }
}
