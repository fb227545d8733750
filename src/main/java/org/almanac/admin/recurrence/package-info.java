/** How an event repeats, in controls and in words. */
@NullMarked
package org.almanac.admin.recurrence;

import org.jspecify.annotations.NullMarked;
