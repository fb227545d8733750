/** Writes events and calendars with ical4j, from neutral records. */
@NullMarked
package org.almanac.ical.write;

import org.jspecify.annotations.NullMarked;
