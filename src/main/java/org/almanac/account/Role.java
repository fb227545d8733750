package org.almanac.account;

/** What an account or a token may do. */
public enum Role {
    /** Everything: accounts, tokens and subscribers as well as the calendar. */
    ADMIN,
    /** The calendar. */
    EDITOR
}
