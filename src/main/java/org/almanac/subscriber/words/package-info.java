/** What readers are told, in their languages. */
@NullMarked
package org.almanac.subscriber.words;

import org.jspecify.annotations.NullMarked;
