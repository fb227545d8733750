/** Keeps what others wrote from passing for the log. */
@NullMarked
package org.almanac.web.log;

import org.jspecify.annotations.NullMarked;
