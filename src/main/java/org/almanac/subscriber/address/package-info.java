/** Moving a subscription to another address. */
@NullMarked
package org.almanac.subscriber.address;

import org.jspecify.annotations.NullMarked;
