package org.almanac.notification;

/** The few different values of an indexed column of many rows. */
final class DistinctValues {
    private DistinctValues() {}

    /**
     * SQL that looks from one value to the next in the index, so that it costs as much as there are values and not as
     * there are rows. Its column is called {@code value}.
     */
    static String of(String table, String column) {
        return """
                with recursive distinct_values as (
                    select (select min(%2$s) from %1$s) as value
                    union all
                    select (select min(t.%2$s) from %1$s t where t.%2$s > d.value)
                    from distinct_values d where d.value is not null)
                select value from distinct_values where value is not null order by value
                """.formatted(table, column);
    }
}
