/** Accounts, tokens, sessions and the audit log as they are stored. Used by this package alone. */
@NullMarked
package org.almanac.account.store;

import org.jspecify.annotations.NullMarked;
