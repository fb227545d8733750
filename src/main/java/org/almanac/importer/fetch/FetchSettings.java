package org.almanac.importer.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Reading from other servers; {@code docs/configuration.md} explains each key. */
@ConfigMapping(prefix = "almanac.importer")
public interface FetchSettings {

    /** How often a source is polled that says nothing else. */
    @WithDefault("PT6H")
    Duration pollInterval();

    /** After how long without a poll that succeeds editors get a mail about a source. */
    @WithDefault("P1D")
    Duration tellAfter();

    /** Whether addresses of the operator's own network may be read, too. */
    @WithDefault("false")
    boolean allowPrivateAddresses();
}
