/** Tokens in mailed links, and what they open. */
@NullMarked
package org.almanac.subscriber.link;

import org.jspecify.annotations.NullMarked;
