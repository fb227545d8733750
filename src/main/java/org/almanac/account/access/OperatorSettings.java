package org.almanac.account.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Keys under {@code almanac.metrics}. */
@ConfigMapping(prefix = "almanac.metrics")
interface OperatorSettings {

    /**
     * Opens metrics and the details of health to whoever presents it as a bearer token; at least 32 characters. Left out,
     * they are open to this machine.
     */
    Optional<String> token();
}
