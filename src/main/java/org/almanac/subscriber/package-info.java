/**
 * Subscribers, what they follow, their consent, the links that let them decide, and suppressed addresses. {@link
 * org.almanac.subscriber.Subscribers} is the way in. Nothing here decides who is owed which mail.
 */
@NullMarked
package org.almanac.subscriber;

import org.jspecify.annotations.NullMarked;
