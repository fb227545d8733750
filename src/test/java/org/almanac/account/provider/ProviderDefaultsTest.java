package org.almanac.account.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the keys of the provider count as when they are not set. */
class ProviderDefaultsTest {
    private static final String ENABLED = "quarkus.oidc.tenant-enabled";
    private static final String HTTPS = "quarkus.oidc.authentication.force-redirect-https-scheme";

    @Test
    void withoutAServerTheProviderIsOff() {
        assertThat(config(Map.of()).getValue(ENABLED, Boolean.class)).isFalse();
        assertThat(config(Map.of("quarkus.oidc.auth-server-url", "https://login.example/realms/x"))
                        .getValue(ENABLED, Boolean.class))
                .isTrue();
    }

    @Test
    void peopleAreSentBackToThePublicAddress() {
        assertThat(config(Map.of("almanac.base-url", "https://events.example")).getValue(HTTPS, Boolean.class))
                .isTrue();
        assertThat(config(Map.of("almanac.base-url", "http://localhost:8080")).getValue(HTTPS, Boolean.class))
                .isFalse();
        assertThat(config(Map.of("almanac.base-url", "https://events.example", HTTPS, "false"))
                        .getValue(HTTPS, Boolean.class))
                .isFalse();
    }

    private static SmallRyeConfig config(Map<String, String> set) {
        return new SmallRyeConfigBuilder()
                .withInterceptors(new ProviderDefaults())
                .withDefaultValues(Map.of(ENABLED, "true", HTTPS, "false"))
                .withSources(new PropertiesConfigSource(set, "a test", 300))
                .build();
    }
}
