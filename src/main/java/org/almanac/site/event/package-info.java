/** The page of one event, its JSON-LD and its links. */
@NullMarked
package org.almanac.site.event;

import org.jspecify.annotations.NullMarked;
