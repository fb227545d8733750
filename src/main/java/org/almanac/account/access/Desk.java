package org.almanac.account.access;

/** Where the editors' pages are; they are the ones that people log in to. */
final class Desk {
    static final String ROOT = "/admin";
    static final String LOGIN = "/admin/login";

    private Desk() {}

    static boolean holds(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }
}
