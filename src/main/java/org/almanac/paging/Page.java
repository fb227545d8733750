package org.almanac.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param nextCursor where the next page starts, opaque to callers; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /** A list that has no other page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * @param found looked for with a limit of one more, which tells whether there is a next page
     * @param limit how many items a page has, at least 1
     * @param cursor names the place of an item in the list
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<? super T, String> cursor) {
        return found.size() <= limit
                ? whole(found)
                : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }

    /** The same page of what the items become. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor);
    }
}
