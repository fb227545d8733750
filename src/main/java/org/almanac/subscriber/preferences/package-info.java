/** What a subscriber does with the links that stand in every mail. */
@NullMarked
package org.almanac.subscriber.preferences;

import org.jspecify.annotations.NullMarked;
