package org.almanac.event;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** A register kept in one table. */
final class EntityRegister<E extends RegisterEntity<T>, T, I> implements Register<T, I> {
    private final RegisterType<E, T, I> type;
    private final EntityManager entities;
    private final FormerSlugs former;
    private final CatalogueWriter writer;
    private final Ids ids;

    EntityRegister(RegisterType<E, T, I> type, EntityManager entities, CatalogueWriter writer, Ids ids) {
        this.type = type;
        this.entities = entities;
        this.former = new FormerSlugs(entities);
        this.writer = writer;
        this.ids = ids;
    }

    @Override
    public RegisterKind kind() {
        return type.kind();
    }

    @Override
    public EntryPage<T> list(EntryQuery query) {
        return QuarkusTransaction.joiningExisting().call(() -> EntryList.of(entities, type, query));
    }

    @Override
    public Entry<T> find(String key) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            E entity = type.find(entities, key);
            if (entity == null) {
                UUID renamed = former.find(kind().name(), key);
                entity = renamed == null ? null : entities.find(type.entity(), renamed);
            }
            if (entity == null) {
                throw missing(key);
            }
            return entity.toEntry();
        });
    }

    @Override
    public Entry<T> findShown(String key) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            E entity = type.find(entities, key);
            if (entity == null) {
                UUID renamed = former.findSeen(kind().name(), key);
                entity = renamed == null ? null : entities.find(type.entity(), renamed);
            }
            if (entity == null || !isUsed(entity, PublicUse.of(kind(), "cast(:id as uuid)"))) {
                throw missing(key);
            }
            return entity.toEntry();
        });
    }

    private boolean isUsed(E entity, String condition) {
        return (Boolean) entities.createNativeQuery("select " + condition, Boolean.class)
                .setParameter("id", entity.id)
                .getSingleResult();
    }

    /** How its key is left behind: what only drafts name is renamed and merged without readers' hearing of it. */
    private Leaving leaving(E entity) {
        boolean seen = isUsed(entity, PublicUse.everOf(kind(), "cast(:id as uuid)"));
        return new Leaving(entity.key(), seen, seen || count(entity) == 0);
    }

    /**
     * @param seen whether readers know it by this key
     * @param moves whether those who chose the key move now; else they do when a public event names the entry
     */
    private record Leaving(String key, boolean seen, boolean moves) {}

    @Override
    public Entry<T> create(I input, Actor actor) {
        T value = type.check(input, null);
        return writer.write(actor, batch -> {
                    refuseTwin(value, null);
                    E entity = type.make(ids.next(), value, batch.now());
                    former.release(kind().name(), entity.key());
                    entities.persist(entity);
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
                    T value = type.check(edit.apply(entity.toEntry()), entity.value());
                    if (!value.equals(entity.value())) {
                        refuseTwin(value, entity);
                        change(entity, value, batch);
                    }
                    return entity;
                })
                .toEntry();
    }

    private void change(E entity, T value, WriteBatch batch) {
        Leaving left = leaving(entity);
        batch.change(
                events(entity), "%s “%s” was edited".formatted(word(), entity.label()), () -> entity.become(value));
        entity.updatedAt = batch.now();
        batch.registerChanged();
        if (!entity.key().equals(left.key)) {
            former.release(kind().name(), entity.key());
            lead(left, entity, batch);
        }
    }

    @Override
    public void delete(String key, @Nullable Integer expectedRevision, Actor actor) {
        writer.write(actor, batch -> {
            E entity = stored(key, expectedRevision);
            long events = count(entity);
            if (events > 0) {
                throw Problem.conflict("%,d %s this %s; change or merge it instead."
                        .formatted(events, events == 1 ? "event names" : "events name", kind().word()));
            }
            former.forget(entity.id);
            entities.remove(entity);
            batch.registerChanged();
            return null;
        });
    }

    @Override
    public Entry<T> merge(String key, @Nullable String into, @Nullable Integer expectedRevision, Actor actor) {
        return writer.write(actor, batch -> {
                    E from = stored(key, expectedRevision);
                    E to = target(from, into);
                    List<EventEntity> events = events(from);
                    Leaving left = leaving(from);
                    batch.change(
                            events,
                            "%s “%s” was merged into “%s”".formatted(word(), from.label(), to.label()),
                            () -> events.forEach(event -> type.move(event, from, to)));
                    Tombstones.move(entities, kind(), from.id, to.id);
                    former.lead(from.id, to.id);
                    lead(left, to, batch);
                    entities.remove(from);
                    batch.registerChanged();
                    return to;
                })
                .toEntry();
    }

    private void lead(Leaving left, E to, WriteBatch batch) {
        former.lead(kind().name(), left.key, to.id, left.seen);
        if (left.moves) {
            batch.moved(new SlugMoved(kind(), left.key, to.key()));
        }
    }

    private E target(E from, @Nullable String into) {
        E to = into == null ? null : type.find(entities, into);
        if (to == null) {
            throw Problem.invalid("into", "Name the %s that takes its events over.".formatted(kind().word()));
        }
        if (to == from) {
            throw Problem.invalid("into", "Name another %s than the one to be merged.".formatted(kind().word()));
        }
        return to;
    }

    private E stored(String key, @Nullable Integer expectedRevision) {
        E entity = type.find(entities, key);
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
        E other = type.same(entities, value);
        if (other != null && other != itself) {
            throw Problem.conflict("There is such a %s already: “%s”. Merge the two if they are one."
                    .formatted(kind().word(), other.key()));
        }
    }

    private List<EventEntity> events(E entity) {
        return entities.createQuery(
                        "select e from EventEntity e left join fetch e.series left join fetch e.venue"
                                + " left join fetch e.organiser where " + type.events(":entry") + " order by e.id",
                        EventEntity.class)
                .setParameter("entry", entity)
                .getResultList();
    }

    private long count(E entity) {
        return entities.createQuery("select count(*) from EventEntity e where " + type.events(":entry"), Long.class)
                .setParameter("entry", entity)
                .getSingleResult();
    }

    private String word() {
        String word = kind().word();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
