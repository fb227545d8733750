package org.almanac.admin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after logging in, as a link may ask for it. */
public final class LocalPath {
    /** The desk's first page. */
    public static final String START = "/admin";

    /** A path of the desk in characters that an address may hold; it cannot name another host. */
    private static final Pattern DESK = Pattern.compile("/admin(?:[/?][A-Za-z0-9/?&=%._~!$'()*+,;:@-]*)?");

    private static final int LONGEST = 2_000;

    private LocalPath() {}

    /** The path that was asked for if it is one of the desk's, else its start. */
    public static String orStart(@Nullable String asked) {
        boolean usable = asked != null
                && asked.length() <= LONGEST
                && DESK.matcher(asked).matches()
                && !asked.startsWith("/admin/login")
                && !asked.startsWith("/admin/logout")
                && !asked.startsWith("/admin/provider");
        return usable && asked != null ? asked : START;
    }
}
