package org.almanac.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** Keys under {@code almanac.retention.} that concern notices; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.retention")
interface NoticeRetentionSettings {

    /** How long is known what readers were owed, and what they were told of events that are over. */
    @WithDefault("P1Y")
    Period notices();
}
