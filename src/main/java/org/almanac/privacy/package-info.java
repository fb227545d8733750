/** The news that an address is to be forgotten, for every package that keeps some. */
@NullMarked
package org.almanac.privacy;

import org.jspecify.annotations.NullMarked;
