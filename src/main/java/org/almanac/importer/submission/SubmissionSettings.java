package org.almanac.importer.submission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds on what readers propose; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.submissions")
public interface SubmissionSettings {

    /** Whether readers can propose events at all. */
    @WithDefault("true")
    boolean enabled();

    /** Proposals that one network (an IPv4 address, an IPv6 /64) may send in {@link #period()}. */
    @WithDefault("10")
    int perNetwork();

    @WithDefault("PT1H")
    Duration period();

    /** Proposals that may wait for an editor; beyond, readers are asked to come back later. */
    @WithDefault("500")
    int mostWaiting();

    /** How long a proposal is kept once an editor has decided. */
    @WithDefault("P90D")
    Duration keep();
}
