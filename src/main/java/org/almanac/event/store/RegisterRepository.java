package org.almanac.event.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Entry;
import org.almanac.event.EntryQuery;
import org.almanac.event.RegisterKind;
import org.almanac.paging.Page;
import org.jspecify.annotations.Nullable;

/** The entries of one register. */
public abstract class RegisterRepository<E extends RegisterEntity<T>, T> implements PanacheRepositoryBase<E, UUID> {
    public abstract RegisterKind kind();

    abstract Class<E> type();

    /** HQL over {@code r}: what the register is sorted and searched by; never null. */
    abstract String name();

    /**
     * HQL conditions over {@code e}: the events that name an entry.
     *
     * @param entry a parameter or an alias
     */
    abstract String events(String entry);

    /** By what its address ends with. */
    @Nullable
    public abstract E findByKey(String key);

    /** The entry that this value would be taken for. */
    @Nullable
    public abstract E findSame(T value);

    /** By name, then id. */
    public Page<Entry<T>> page(EntryQuery query) {
        String name = "lower(" + name() + ")";
        List<String> conditions = new ArrayList<>();
        EntryCursor after = query.cursor() == null ? null : EntryCursor.decode(query.cursor());
        if (after != null) {
            conditions.add("(" + name + " > :name or " + name + " = :name and r.id > :id)");
        }
        if (query.shown()) {
            conditions.add("exists (select 1 from EventEntity e where " + events("r")
                    + " and e.published and e.withdrawnAt is null)");
        }
        if (query.words() != null) {
            conditions.add("locate(function('folded', :words), function('folded', " + name() + ")) > 0");
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        // The name as the database sorts it: Java's idea of lower case may differ.
        TypedQuery<Object[]> select = getEntityManager()
                .createQuery(
                        "select r, " + name + " from " + type().getSimpleName() + " r" + where + " order by " + name
                                + ", r.id",
                        Object[].class);
        if (after != null) {
            select.setParameter("name", after.name()).setParameter("id", after.id());
        }
        if (query.words() != null) {
            select.setParameter("words", query.words());
        }
        List<Object[]> rows = select.setMaxResults(query.limit() + 1).getResultList();
        return Page.of(
                        rows,
                        query.limit(),
                        last -> new EntryCursor(type().cast(last[0]).id, (String) last[1]).encoded())
                .map(row -> type().cast(row[0]).toEntry());
    }

    /** The events that name an entry, by id. */
    public List<EventEntity> listEvents(E entry) {
        return getEntityManager()
                .createQuery(
                        "select e from EventEntity e left join fetch e.series left join fetch e.venue"
                                + " left join fetch e.organiser where " + events(":entry") + " order by e.id",
                        EventEntity.class)
                .setParameter("entry", entry)
                .getResultList();
    }

    public long countEvents(E entry) {
        return getEntityManager()
                .createQuery("select count(*) from EventEntity e where " + events(":entry"), Long.class)
                .setParameter("entry", entry)
                .getSingleResult();
    }

    /** Whether a public event names it. */
    public boolean isShown(E entry) {
        return is(PublicUse.of(kind(), "cast(:id as uuid)"), entry);
    }

    /** Whether readers know it, also from events that they see no more. */
    public boolean wasShown(E entry) {
        return is(PublicUse.everOf(kind(), "cast(:id as uuid)"), entry);
    }

    private boolean is(String condition, E entry) {
        return (Boolean) getEntityManager()
                .createNativeQuery("select " + condition, Boolean.class)
                .setParameter("id", entry.id)
                .getSingleResult();
    }

    /** Those that public events name, by name. Not of venues, which have no slugs, as what follows. */
    @SuppressWarnings("unchecked") // a native query of an entity
    public List<E> listShown() {
        return (List<E>) getEntityManager()
                .createNativeQuery(
                        "select r.* from " + kind().word() + " r where " + PublicUse.of(kind(), "r.id")
                                + " order by lower(r.name), r.slug",
                        type())
                .getResultList();
    }

    /** All of them, by name. */
    public List<E> listByName() {
        return list("order by lower(name), slug");
    }

    /** The slugs of those that public events name, in order. */
    @SuppressWarnings("unchecked") // the only column of a native query
    public List<String> listShownSlugs() {
        return (List<String>) getEntityManager()
                .createNativeQuery(
                        "select r.slug from " + kind().word() + " r where " + PublicUse.of(kind(), "r.id")
                                + " order by r.slug",
                        String.class)
                .getResultList();
    }

    /** The names of those that have a feed, by slug; also by a slug that one had before. */
    public Map<String, String> namesOfFeeds(Collection<String> slugs) {
        Map<String, String> names = new HashMap<>();
        String used = PublicUse.everOf(kind(), "t.id");
        // What nothing public names any more keeps the word that it is asked for by, whatever it is called since.
        String name = ", case when " + PublicUse.of(kind(), "t.id") + " then t.name else ";
        List<?> rows = getEntityManager()
                .createNativeQuery("select f.slug" + name + "f.slug end from former_slug f join "
                        + kind().word() + " t on t.id = f.target_id where f.kind = '"
                        + kind().name() + "' and f.seen and f.slug in (:slugs) and " + used
                        + " union all select t.slug" + name + "t.slug end from "
                        + kind().word() + " t where t.slug in (:slugs) and " + used)
                .setParameter("slugs", slugs)
                .getResultList();
        for (Object row : rows) {
            Object[] named = (Object[]) row;
            names.put((String) named[0], (String) named[1]);
        }
        return names;
    }
}
