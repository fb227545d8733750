package org.almanac.picture;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** Keys under {@code almanac.retention.} that concern pictures; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.retention")
interface PictureSettings {

    /** How long a picture is kept that no event shows. */
    @WithDefault("P30D")
    Period pictures();
}
