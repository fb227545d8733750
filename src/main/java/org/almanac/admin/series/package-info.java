/** The dates of a recurring event at the desk: one of them changed, cancelled, or all from one on. */
@NullMarked
package org.almanac.admin.series;

import org.jspecify.annotations.NullMarked;
