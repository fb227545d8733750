package org.almanac.subscriber.signup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** Bounds on what strangers can ask for; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.limits.subscriptions")
public interface SubscriptionLimits {

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

    /** Confirmation mails to one domain in an hour, but for {@link #largeDomains()}. */
    @WithDefault("60")
    int mailsPerDomain();

    /** Confirmation mails to all addresses in an hour. */
    @WithDefault("2000")
    int mailsPerHour();

    /** Where anybody may have a mailbox, so that many new subscribers in an hour are no surprise. */
    @WithDefault("gmail.com,outlook.com,outlook.fr,outlook.de,outlook.es,hotmail.com,hotmail.fr,hotmail.de,hotmail.es,"
            + "hotmail.co.uk,live.com,live.fr,live.co.uk,msn.com,yahoo.com,yahoo.fr,yahoo.de,yahoo.es,yahoo.co.uk,"
            + "ymail.com,icloud.com,me.com,mac.com,aol.com,gmx.de,gmx.net,gmx.at,gmx.ch,gmx.com,web.de,t-online.de,"
            + "freenet.de,posteo.de,mailbox.org,orange.fr,wanadoo.fr,free.fr,sfr.fr,laposte.net,bluewin.ch,proton.me,"
            + "protonmail.com,pm.me,fastmail.com,zoho.com,mail.com,qq.com,163.com")
    Set<String> largeDomains();

    /** For how long a request waits whose mail may not go yet; it is then forgotten. */
    @WithDefault("P1D")
    Duration patience();
}
