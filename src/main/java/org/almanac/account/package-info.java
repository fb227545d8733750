/**
 * Who may change the calendar: accounts and their roles, sessions of browsers, API tokens of programs. Requests arrive
 * with an identity whose roles are those of {@link org.almanac.account.Roles}; {@link org.almanac.account.Sessions} logs
 * people in and out, {@link org.almanac.account.ApiTokens} manages programs' credentials.
 */
@NullMarked
package org.almanac.account;

import org.jspecify.annotations.NullMarked;
