/** Time zones as calendars name and define them, and the IANA zones that are meant. */
@NullMarked
package org.almanac.ical.zone;

import org.jspecify.annotations.NullMarked;
