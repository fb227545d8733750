/**
 * Links that are mailed to people of the desk, on which a password is set: invitations and forgotten passwords. Each is
 * good for one use. Knows accounts by their id alone.
 */
@NullMarked
package org.almanac.account.link;

import org.jspecify.annotations.NullMarked;
