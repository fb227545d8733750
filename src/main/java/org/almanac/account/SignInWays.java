package org.almanac.account;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How people come in. */
@Singleton
public class SignInWays {
    private final AccountSettings settings;
    private final boolean provider;

    SignInWays(
            AccountSettings settings,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> server,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean enabled) {
        this.settings = settings;
        this.provider = enabled && server.isPresent();
    }

    /** Whether passwords let anybody in. */
    public boolean passwords() {
        return settings.passwords();
    }

    /** Whether people can come in by a provider of identities (OpenID Connect). */
    public boolean provider() {
        return provider;
    }
}
