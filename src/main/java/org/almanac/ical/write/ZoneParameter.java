package org.almanac.ical.write;

import java.time.ZoneId;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.parameter.TzId;
import org.jspecify.annotations.Nullable;

/**
 * TZID of a zone that is known already. ical4j looks the name of every time up that it writes, in a registry of its own
 * with aliases of its own.
 */
final class ZoneParameter extends TzId {
    private static final long serialVersionUID = 1L;

    private final ZoneId zone;

    ZoneParameter(ZoneId zone) {
        super(zone.getId());
        this.zone = zone;
    }

    @Override
    public ZoneId toZoneId(@Nullable TimeZoneRegistry registry) {
        return zone;
    }
}
