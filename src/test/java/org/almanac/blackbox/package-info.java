/** Tests of the packaged jar from outside, run by {@code mvn verify}: starts, kills, stops, rows that stay. */
@NullMarked
package org.almanac.blackbox;

import org.jspecify.annotations.NullMarked;
