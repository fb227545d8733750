/** The form on which readers propose events. */
@NullMarked
package org.almanac.site.submit;

import org.jspecify.annotations.NullMarked;
