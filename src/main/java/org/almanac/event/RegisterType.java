package org.almanac.event;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What one register does in its own way. */
interface RegisterType<E extends RegisterEntity<T>, T, I> {
    RegisterKind kind();

    Class<E> entity();

    /** HQL over {@code r}: what the register is sorted and searched by; never null. */
    String name();

    /**
     * HQL conditions over {@code e}: the events that name an entry.
     *
     * @param entry a parameter or an alias
     */
    String events(String entry);

    /**
     * @param before what it replaces; null for a new entry
     * @throws Problem of kind INVALID
     */
    T check(I input, @Nullable T before);

    E make(UUID id, T value, Instant now);

    @Nullable
    E find(EntityManager entities, String key);

    /** Another entry that this value would be taken for. */
    @Nullable
    E same(EntityManager entities, T value);

    /** Makes the event name {@code to} where it named {@code from}. */
    void move(EventEntity event, E from, E to);
}
