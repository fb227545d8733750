package org.almanac.site.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Keys under {@code almanac.pages}. */
@ConfigMapping(prefix = "almanac.pages")
public interface PageSettings {

    /** How long a cache may keep a page before it asks again, at most; never past what would change the page. */
    @WithDefault("PT1M")
    Duration maxAge();

    /** Who answers for what is stored here, for the privacy page: an address of either kind. */
    Optional<String> contact();

    /** Memory for pages that were rendered. */
    @WithDefault("64M")
    MemorySize cacheSize();
}
