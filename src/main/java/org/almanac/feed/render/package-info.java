/** What a feed holds and what is said of an event, before any format; how a format is written piece by segment. */
@NullMarked
package org.almanac.feed.render;

import org.jspecify.annotations.NullMarked;
