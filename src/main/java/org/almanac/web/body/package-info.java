/** How much may be sent, by whom and within which time. */
@NullMarked
package org.almanac.web.body;

import org.jspecify.annotations.NullMarked;
