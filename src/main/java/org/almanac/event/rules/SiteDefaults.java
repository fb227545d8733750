package org.almanac.event.rules;

import java.time.ZoneId;

/**
 * What an event gets that does not say otherwise.
 *
 * @param timeZone of an event that names none
 */
public record SiteDefaults(ZoneId timeZone) {}
