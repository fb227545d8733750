/** Who may use the desk: accounts, passwords, API tokens, and the audit log. */
@NullMarked
package org.almanac.admin.people;

import org.jspecify.annotations.NullMarked;
