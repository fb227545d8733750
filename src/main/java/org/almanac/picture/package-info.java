/** Pictures that editors upload: checked, scaled, kept in the database and served. */
@NullMarked
package org.almanac.picture;

import org.jspecify.annotations.NullMarked;
