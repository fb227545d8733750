/** What is known of places without asking anybody: countries by their names, and the time zones of cities and countries. */
@NullMarked
package org.almanac.place;

import org.jspecify.annotations.NullMarked;
