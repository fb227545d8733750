/** The clock, half-open ranges, and wall time in a zone. */
@NullMarked
package org.almanac.time;

import org.jspecify.annotations.NullMarked;
