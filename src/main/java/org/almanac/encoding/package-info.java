/** What texts and octets become on their way elsewhere: markup, digests. */
@NullMarked
package org.almanac.encoding;

import org.jspecify.annotations.NullMarked;
