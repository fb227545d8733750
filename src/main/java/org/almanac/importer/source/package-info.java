/** Calendars elsewhere that are polled: what is known of each, when it is looked at, and what became of it. */
@NullMarked
package org.almanac.importer.source;

import org.jspecify.annotations.NullMarked;
