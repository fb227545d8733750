/** Lists that are given out a page at a time. */
@NullMarked
package org.almanac.paging;

import org.jspecify.annotations.NullMarked;
