/** What somebody follows and how they want to be told: read from forms, checked, described. */
@NullMarked
package org.almanac.subscriber.choice;

import org.jspecify.annotations.NullMarked;
