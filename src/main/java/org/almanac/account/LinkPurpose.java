package org.almanac.account;

import java.time.Duration;

/** Why somebody gets a link on which a password is set. */
public enum LinkPurpose {
    /** Somebody is new at the desk. */
    INVITATION("/admin/invitation", Duration.ofDays(7)),
    /** Somebody has forgotten their password. */
    RESET("/admin/reset", Duration.ofHours(1));

    private final String path;
    private final Duration goodFor;

    LinkPurpose(String path, Duration goodFor) {
        this.path = path;
        this.goodFor = goodFor;
    }

    /** Of the page on which the password is set; the link's code follows. */
    public String path() {
        return path;
    }

    /** From when it was asked for. */
    public Duration goodFor() {
        return goodFor;
    }
}
