package org.almanac.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Telling other programs; {@code docs/configuration.md} explains each key. */
@ConfigMapping(prefix = "almanac.webhook")
public interface WebhookSettings {

    /** How long it is kept what was sent and answered. */
    @WithDefault("P30D")
    Duration keep();
}
