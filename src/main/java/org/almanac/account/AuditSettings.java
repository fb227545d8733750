package org.almanac.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** {@code almanac.retention.audit}; {@code docs/configuration.md} explains it. */
@ConfigMapping(prefix = "almanac.retention")
interface AuditSettings {

    /** How long the audit log of sign-ins, tokens and settings goes back. */
    @WithDefault("P1Y")
    Period audit();
}
