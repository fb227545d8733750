/** From a request to subscribe to its confirmation, and how many mails that may cost an address. */
@NullMarked
package org.almanac.subscriber.signup;

import org.jspecify.annotations.NullMarked;
