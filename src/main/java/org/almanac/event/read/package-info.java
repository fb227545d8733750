/**
 * Reads of the catalogue: events, their instances, feeds, counts, histories, names. All but a few are queries on sets.
 */
@NullMarked
package org.almanac.event.read;

import org.jspecify.annotations.NullMarked;
