package org.almanac.event;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;

/** Reads a page of a register: by name, then id. */
final class EntryList {
    private EntryList() {}

    static <E extends RegisterEntity<T>, T> EntryPage<T> of(
            EntityManager entities, RegisterType<E, T, ?> type, EntryQuery query) {
        String name = "lower(" + type.name() + ")";
        List<String> conditions = new ArrayList<>();
        EntryCursor after = query.cursor() == null ? null : EntryCursor.decode(query.cursor());
        if (after != null) {
            conditions.add("(" + name + " > :name or " + name + " = :name and r.id > :id)");
        }
        if (query.shown()) {
            conditions.add("exists (select 1 from EventEntity e where " + type.events("r")
                    + " and e.published and e.withdrawnAt is null)");
        }
        if (query.words() != null) {
            conditions.add("locate(function('folded', :words), function('folded', " + type.name() + ")) > 0");
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        // The name as the database sorts it: Java's idea of lower case may differ.
        TypedQuery<Object[]> select = entities.createQuery(
                "select r, " + name + " from " + type.entity().getSimpleName() + " r" + where + " order by " + name
                        + ", r.id",
                Object[].class);
        if (after != null) {
            select.setParameter("name", after.name()).setParameter("id", after.id());
        }
        if (query.words() != null) {
            select.setParameter("words", query.words());
        }
        List<Object[]> rows = select.setMaxResults(query.limit() + 1).getResultList();
        List<Entry<T>> entries = rows.stream()
                .limit(query.limit())
                .map(row -> type.entity().cast(row[0]).toEntry())
                .toList();
        if (rows.size() <= query.limit()) {
            return new EntryPage<>(entries, null);
        }
        Object[] last = rows.get(query.limit() - 1);
        return new EntryPage<>(entries, new EntryCursor(type.entity().cast(last[0]).id, (String) last[1]).encoded());
    }
}
