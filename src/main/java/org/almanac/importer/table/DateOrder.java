package org.almanac.importer.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which comes first in a date of three numbers that ends with the year. */
public enum DateOrder {
    /** 8/6/2027 is 8 June. */
    DMY,
    /** 6/8/2027 is 8 June. */
    MDY;

    /** @param name {@code dmy} or {@code mdy}, in any case */
    public static Optional<DateOrder> named(String name) {
        return Arrays.stream(values())
                .filter(order -> order.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
