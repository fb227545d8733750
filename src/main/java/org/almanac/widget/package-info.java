/**
 * What other sites show of the calendar: the script with its element, the data that it reads, and the same list as a
 * page for a frame and as a fragment for server-side includes.
 */
@NullMarked
package org.almanac.widget;

import org.jspecify.annotations.NullMarked;
