/** Subscribers, messages, suppressed addresses and bounces over HTTP. */
@NullMarked
package org.almanac.api.mail;

import org.jspecify.annotations.NullMarked;
