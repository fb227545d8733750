package org.almanac.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** Keys under {@code almanac.notification.}; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.notification")
public interface NotificationSettings {

    /** How often is looked what has fallen due. */
    @WithDefault("10s")
    Duration tick();

    /** Lead times of a subscriber who names none. */
    @WithDefault("P7D,P1D")
    List<String> leadTimes();

    /** When day-long matters are mailed, in the subscriber's zone. */
    @WithDefault("09:00")
    LocalTime sendHour();

    /** How long nobody must edit an event before what changed is told. */
    @WithDefault("PT10M")
    Duration settle();

    /** How long before a key date it is told; whole days. */
    @WithDefault("P7D")
    List<String> keyDateLeadTimes();

    /** Whether mails describe their events to mail programs that show them (schema.org, JSON-LD in a script element). */
    @WithDefault("false")
    boolean jsonLd();

    NothingUpcoming nothingUpcoming();

    /** The note that nothing is ahead. */
    interface NothingUpcoming {
        /** How long nothing must be ahead before it is said. */
        @WithDefault("PT24H")
        Duration after();

        /** The least between two such notes to one subscriber. */
        @WithDefault("P30D")
        Duration minInterval();
    }
}
