package org.almanac.subscriber.choice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalTime;
import java.util.List;

/** The keys of the notices that subscribers begin with. */
@ConfigMapping(prefix = "almanac.notification")
interface LeadTimeSettings {

    /** The reminders of a subscriber who chose none, ISO 8601. */
    @WithDefault("P7D,P1D")
    List<String> leadTimes();

    /** When day-long matters are told to a reader who chose no other hour. */
    @WithDefault("09:00")
    LocalTime sendHour();
}
