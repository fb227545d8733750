package org.almanac.event;

import java.time.ZoneId;

/**
 * What an event gets that does not say otherwise.
 *
 * @param timeZone of an event that names none
 * @param host the part of a new UID after the {@code @}
 */
record SiteDefaults(ZoneId timeZone, String host) {}
