package org.almanac.account.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Keys under {@code almanac.oidc}: what the provider's word means here. Where it is stands in {@code quarkus.oidc.*}. */
@ConfigMapping(prefix = "almanac.oidc")
public interface ProviderSettings {

    /** The claim of the ID token that tells the role: a name, or names with slashes between them for one inside another. */
    @WithDefault("groups")
    String roleClaim();

    /** What the claim is or holds for an administrator. */
    @WithDefault("almanac-admin")
    String adminValue();

    /** What the claim is or holds for an editor. */
    @WithDefault("almanac-editor")
    String editorValue();

    /** After this the provider is asked again, so that whoever has left there is out here. */
    @WithDefault("PT12H")
    Duration session();
}
