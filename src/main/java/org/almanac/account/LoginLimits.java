package org.almanac.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody may try to log in. */
@ConfigMapping(prefix = "almanac.limits.login")
interface LoginLimits {

    /** Attempts on one account within the window, right or wrong password. */
    @WithDefault("10")
    int perAccount();

    /** Attempts from one network (an IPv4 address or an IPv6 /64) within the window. */
    @WithDefault("100")
    int perNetwork();

    @WithDefault("PT15M")
    Duration window();
}
