package org.almanac.ical.write;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One event as it stands in a calendar: its VEVENTs (the event, then the instances that differ), ready to be
 * concatenated with others; beside them what only some ask for. Immutable; the same event always gives the same bytes.
 */
public final class ICalFragment {
    private final FragmentPart event;
    private final FragmentPart keyDates;
    private final @Nullable ZoneUse zone;
    private final int hash;

    ICalFragment(FragmentPart event, FragmentPart keyDates, @Nullable ZoneUse zone) {
        this.event = event;
        this.keyDates = keyDates;
        this.zone = zone;
        // Spread, for the low bits of such a hash follow from few of the bytes.
        this.hash = Arrays.hashCode(event.bytes()) * 0x9E3779B9;
    }

    /** The same for the same bytes, on every node; spread over all numbers. */
    public int hash() {
        return hash;
    }

    /** In memory, in octets. */
    public int size() {
        return event.size() + keyDates.size();
    }

    byte[] bytes() {
        return event.bytes();
    }

    void writeTo(ByteArrayOutputStream out, @Nullable Duration alarm, boolean withKeyDates) {
        event.writeTo(out, alarm);
        if (withKeyDates) {
            keyDates.writeTo(out, alarm);
        }
    }

    /** Null when it needs no VTIMEZONE. */
    @Nullable
    ZoneUse zone() {
        return zone;
    }
}
