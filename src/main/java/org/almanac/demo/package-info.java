/** What {@code ALMANAC_DEMO=true} shows: a sample calendar, and an article of an invented news site beside it. */
@NullMarked
package org.almanac.demo;

import org.jspecify.annotations.NullMarked;
