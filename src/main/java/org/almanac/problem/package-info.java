/** Domain failures and their kinds. What a caller did wrong, told so that it can be put right. */
@NullMarked
package org.almanac.problem;

import org.jspecify.annotations.NullMarked;
