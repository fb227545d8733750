package org.almanac.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Keys under {@code almanac.accounts}. */
@ConfigMapping(prefix = "almanac.accounts")
interface AccountSettings {

    /** Whether people log in with a password; to be switched off where all come in by a provider of identities. */
    @WithDefault("true")
    boolean passwords();
}
