package org.almanac.outbox.bounce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Keys under {@code almanac.outbox.bounces.}; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.outbox.bounces")
public interface BounceSettings {

    /** On so many days mails have to come back softly before their address is suppressed. */
    @WithDefault("4")
    int softDays();

    /** Within which those days have to lie. */
    @WithDefault("P30D")
    Duration softWindow();

    /** How long what came back is kept. */
    @WithDefault("P180D")
    Duration kept();
}
