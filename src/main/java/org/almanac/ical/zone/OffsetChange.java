package org.almanac.ical.zone;

import java.time.Instant;
import java.time.ZoneOffset;

/** From when on the clocks of a zone show something else. */
public record OffsetChange(Instant at, ZoneOffset offset) {}
