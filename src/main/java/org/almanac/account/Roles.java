package org.almanac.account;

/** What an identity may do, as constants for {@code @RolesAllowed}. An administrator has all of them. */
public final class Roles {
    /** Everything, accounts and tokens included. */
    public static final String ADMIN = "ADMIN";

    /** Changing the calendar. */
    public static final String EDITOR = "EDITOR";

    /** Reading what editors see, drafts and histories too. */
    public static final String READ = "READ";

    /** Readers, their mails and the addresses that are not written to. */
    public static final String SUBSCRIBERS = "SUBSCRIBERS";

    /** Handing in mails that came back. */
    public static final String BOUNCES = "BOUNCES";

    private Roles() {}
}
