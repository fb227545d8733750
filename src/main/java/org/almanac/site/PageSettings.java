package org.almanac.site;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Keys under {@code almanac.pages}. */
@ConfigMapping(prefix = "almanac.pages")
interface PageSettings {

    /** How long a cache may keep a page before it asks again, at most; never past what would change the page. */
    @WithDefault("PT1M")
    Duration maxAge();

    /** Memory for pages that were rendered. */
    @WithDefault("64M")
    MemorySize cacheSize();
}
