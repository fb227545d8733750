/** Lists of events, by filter and by month. */
@NullMarked
package org.almanac.site.list;

import org.jspecify.annotations.NullMarked;
