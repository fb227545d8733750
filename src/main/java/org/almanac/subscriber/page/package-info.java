/** The pages on which readers subscribe and decide. */
@NullMarked
package org.almanac.subscriber.page;

import org.jspecify.annotations.NullMarked;
