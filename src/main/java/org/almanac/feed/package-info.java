/**
 * Calendars to subscribe to: canonical requests, renderers, and a cache of what was rendered, served from the event
 * loop. {@link org.almanac.feed.FeedServer} is the way in for other packages.
 */
@NullMarked
package org.almanac.feed;

import org.jspecify.annotations.NullMarked;
