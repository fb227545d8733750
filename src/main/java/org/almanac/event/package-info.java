/**
 * The catalogue: events, their occurrences, series, venues, organisers, tags, key dates and history. {@link
 * org.almanac.event.write.Catalogue} is the way in, for writing and for reading; what changed is told upward as {@link
 * org.almanac.event.EventsChanged}.
 */
@NullMarked
package org.almanac.event;

import org.jspecify.annotations.NullMarked;
