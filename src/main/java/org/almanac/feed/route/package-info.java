/** From an address to the feed that it asks for. */
@NullMarked
package org.almanac.feed.route;

import org.jspecify.annotations.NullMarked;
