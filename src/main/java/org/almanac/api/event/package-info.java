/** Events and their occurrences over HTTP. */
@NullMarked
package org.almanac.api.event;

import org.jspecify.annotations.NullMarked;
