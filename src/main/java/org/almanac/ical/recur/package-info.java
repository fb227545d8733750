/** Recurrence rules (RFC 5545 §3.3.10): read, held and written by ical4j, expanded here. */
@NullMarked
package org.almanac.ical.recur;

import org.jspecify.annotations.NullMarked;
