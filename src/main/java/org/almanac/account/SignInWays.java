package org.almanac.account;

import jakarta.inject.Singleton;

/** How people come in. */
@Singleton
public class SignInWays {
    private final AccountSettings settings;

    SignInWays(AccountSettings settings) {
        this.settings = settings;
    }

    /** Whether passwords let anybody in. */
    public boolean passwords() {
        return settings.passwords();
    }

    /** Whether people can come in by a provider of identities (OpenID Connect). */
    public boolean provider() {
        return false;
    }
}
