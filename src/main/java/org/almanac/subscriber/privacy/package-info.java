/** Export and erasure of what is kept about a subscriber. */
@NullMarked
package org.almanac.subscriber.privacy;

import org.jspecify.annotations.NullMarked;
