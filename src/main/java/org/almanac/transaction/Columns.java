package org.almanac.transaction;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Turns rows into arrays, one a column, for statements that {@code unnest} them: many rows, one statement. */
public final class Columns {
    private Columns() {}

    /**
     * One column, in the order of the rows.
     *
     * @param array makes an array of so many values
     */
    public static <R, V> V[] of(List<R> rows, Function<R, @Nullable V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
