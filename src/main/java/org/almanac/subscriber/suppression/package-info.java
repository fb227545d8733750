/** Addresses that are not written to any more. */
@NullMarked
package org.almanac.subscriber.suppression;

import org.jspecify.annotations.NullMarked;
