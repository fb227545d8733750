/** What readers of a calendar may stumble over. */
@NullMarked
package org.almanac.feed.check;

import org.jspecify.annotations.NullMarked;
