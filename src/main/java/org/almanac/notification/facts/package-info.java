/** What readers were told of events, and how it differs from what is so now. */
@NullMarked
package org.almanac.notification.facts;

import org.jspecify.annotations.NullMarked;
