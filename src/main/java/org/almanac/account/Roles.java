package org.almanac.account;

/** The names of {@link Role}s, as constants for {@code @RolesAllowed}. An administrator has both. */
public final class Roles {
    public static final String ADMIN = "ADMIN";
    public static final String EDITOR = "EDITOR";

    private Roles() {}
}
