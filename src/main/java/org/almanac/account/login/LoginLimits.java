package org.almanac.account.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody may try to log in. */
@ConfigMapping(prefix = "almanac.limits.login")
public interface LoginLimits {

    /** Attempts on one account from one network, or from one known device, before each further one has to wait. */
    @WithDefault("10")
    int perAccount();

    /** Attempts on one account from all networks within the window, known devices aside, before they are paced. */
    @WithDefault("100")
    int perAccountEverywhere();

    /** The least between two attempts on an account that is paced. */
    @WithDefault("PT5S")
    Duration accountPace();

    /** Attempts from one network (an IPv4 address or an IPv6 /64) within the window, on whatever accounts. */
    @WithDefault("100")
    int perNetwork();

    /** How often one network may say within the window that a password was forgotten. */
    @WithDefault("20")
    int forgottenPerNetwork();

    /** The window, and the longest that anybody has to wait between two attempts. */
    @WithDefault("PT15M")
    Duration window();
}
