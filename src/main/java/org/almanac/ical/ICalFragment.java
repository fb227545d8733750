package org.almanac.ical;

import org.jspecify.annotations.Nullable;

/**
 * One event as it stands in a calendar: its VEVENTs (the event, then the instances that differ), ready to be
 * concatenated with others. Immutable; the same event always gives the same bytes.
 */
public final class ICalFragment {
    private final byte[] bytes;
    private final @Nullable ZoneUse zone;

    ICalFragment(byte[] bytes, @Nullable ZoneUse zone) {
        this.bytes = bytes;
        this.zone = zone;
    }

    /** In octets. */
    public int size() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Null when it needs no VTIMEZONE. */
    @Nullable
    ZoneUse zone() {
        return zone;
    }
}
