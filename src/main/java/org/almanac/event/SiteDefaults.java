package org.almanac.event;

import java.time.ZoneId;

/**
 * What an event gets that does not say otherwise.
 *
 * @param timeZone of an event that names none
 */
record SiteDefaults(ZoneId timeZone) {}
