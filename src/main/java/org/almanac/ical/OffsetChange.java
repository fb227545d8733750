package org.almanac.ical;

import java.time.Instant;
import java.time.ZoneOffset;

/** From when on the clocks of a zone show something else. */
record OffsetChange(Instant at, ZoneOffset offset) {}
