package org.almanac.event.register;

/**
 * How many events name an entry of a register; withdrawn ones are not counted.
 *
 * @param ahead those of them that are not over
 */
public record EntryUse(long all, long ahead) {
    static final EntryUse NONE = new EntryUse(0, 0);
}
