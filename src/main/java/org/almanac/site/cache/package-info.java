/** Pages kept as rendered, for as long as they stay true. */
@NullMarked
package org.almanac.site.cache;

import org.jspecify.annotations.NullMarked;
