/** Passwords: which may be chosen, their hashes, and how many are hashed at one time. Knows no accounts. */
@NullMarked
package org.almanac.account.password;

import org.jspecify.annotations.NullMarked;
