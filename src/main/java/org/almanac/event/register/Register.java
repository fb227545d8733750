package org.almanac.event.register;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.almanac.event.Actor;
import org.almanac.event.Entry;
import org.almanac.event.EntryQuery;
import org.almanac.event.EventsChanged;
import org.almanac.event.RegisterKind;
import org.almanac.event.batch.BulkEdits;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Things that many events name: the tags, the series, the organisers or the venues. Every write is one transaction; it
 * changes the events that name the entry, and {@link EventsChanged} tells of them.
 *
 * @param <T> an entry's value
 * @param <I> what is typed or sent to make one
 */
public interface Register<T, I> {
    RegisterKind kind();

    Page<Entry<T>> list(EntryQuery query);

    /** What all entries say, by name. */
    List<T> all();

    /**
     * @param key also one that it had before it was renamed, or that of an entry that was merged into it
     * @throws Problem of kind NOT_FOUND
     */
    Entry<T> find(String key);

    /**
     * The same as far as readers know it: by a key that they saw, and while a public event names it.
     *
     * @throws Problem of kind NOT_FOUND
     */
    Entry<T> findShown(String key);

    /** @throws Problem INVALID, or CONFLICT when there is such an entry */
    Entry<T> create(I input, Actor actor);

    /**
     * @param expectedRevision what the caller believes to be replacing; null replaces whatever is there
     * @throws Problem NOT_FOUND, STALE, INVALID, or CONFLICT when another entry is just so
     */
    Entry<T> replace(String key, I input, @Nullable Integer expectedRevision, Actor actor);

    /**
     * Replaces an entry by what is made of it. Nobody else writes in between.
     *
     * @param edit sees the entry as it is when it is replaced; must be quick, since all other writers wait for it
     * @throws Problem as {@link #replace}
     */
    Entry<T> change(String key, Function<Entry<T>, I> edit, @Nullable Integer expectedRevision, Actor actor);

    /** @throws Problem NOT_FOUND, STALE, or CONFLICT when events still name it */
    void delete(String key, @Nullable Integer expectedRevision, Actor actor);

    /**
     * Moves the events of one entry to another and takes the first away; its key leads to the other from then on. When
     * many events name it, that goes on afterwards in batches, as {@link BulkEdits} says.
     *
     * @return the other
     * @throws Problem NOT_FOUND, STALE, or INVALID when the other is none
     */
    Entry<T> merge(String key, @Nullable String into, @Nullable Integer expectedRevision, Actor actor);

    /**
     * The same in batches from the first event on, so that it can be looked at and undone: see {@link BulkEdits}.
     *
     * @return the id of the edit
     * @throws Problem as {@link #merge}; CONFLICT also while one of the two is being merged
     */
    UUID startMerge(String key, String into, Actor actor);
}
