/** Who has to wait to log in, which devices are known, and the first account. */
@NullMarked
package org.almanac.account.login;

import org.jspecify.annotations.NullMarked;
