/**
 * All dates of an event by its rule, its list and its exceptions, and what becomes of them when a series is edited or
 * cut.
 */
@NullMarked
package org.almanac.event.dates;

import org.jspecify.annotations.NullMarked;
