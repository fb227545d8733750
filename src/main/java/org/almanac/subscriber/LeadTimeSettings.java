package org.almanac.subscriber;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** The one key of the notices that subscribers begin with. */
@ConfigMapping(prefix = "almanac.notification")
interface LeadTimeSettings {

    /** The reminders of a subscriber who chose none, ISO 8601. */
    @WithDefault("P7D,P1D")
    List<String> leadTimes();
}
