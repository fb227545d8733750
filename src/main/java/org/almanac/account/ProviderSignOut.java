package org.almanac.account;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcConfigurationMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.almanac.settings.SiteSettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people log out at the provider of identities too (OpenID Connect RP-Initiated Logout 1.0). */
@ApplicationScoped
public class ProviderSignOut {
    private final SignInWays ways;
    private final Instance<OidcConfigurationMetadata> provider;
    private final Optional<String> client;
    private final SiteSettings site;

    ProviderSignOut(
            SignInWays ways,
            Instance<OidcConfigurationMetadata> provider,
            @ConfigProperty(name = "quarkus.oidc.client-id") Optional<String> client,
            SiteSettings site) {
        this.ways = ways;
        this.provider = provider;
        this.client = client;
        this.site = site;
    }

    /** @param back path of this site to which the provider sends them then; empty when it has no such address */
    public Optional<URI> address(String back) {
        if (!ways.provider() || client.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(provider.get().getEndSessionUri())
                    .map(end -> URI.create(end + (end.contains("?") ? "&" : "?") + "client_id=" + encoded(client.get())
                            + "&post_logout_redirect_uri=" + encoded(site.baseUrl() + back)));
        } catch (OIDCException unreachable) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
