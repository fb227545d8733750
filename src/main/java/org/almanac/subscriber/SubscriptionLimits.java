package org.almanac.subscriber;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds on what strangers can ask for; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.limits.subscriptions")
interface SubscriptionLimits {

    /** Requests that one network (an IPv4 address, an IPv6 /64) may send in {@link #period()}. */
    @WithDefault("60")
    int perNetwork();

    @WithDefault("PT10M")
    Duration period();

    /** Between two confirmation mails to one address. */
    @WithDefault("PT10M")
    Duration mailInterval();

    /** Confirmation mails to one address in 24 hours. */
    @WithDefault("5")
    int mailsPerDay();
}
