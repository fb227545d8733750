/** Feeds in memory as they were last rendered, and how they are sent. */
@NullMarked
package org.almanac.feed.http;

import org.jspecify.annotations.NullMarked;
