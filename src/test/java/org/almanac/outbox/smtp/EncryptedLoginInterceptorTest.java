package org.almanac.outbox.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both ways to the server are told about encryption. */
class EncryptedLoginInterceptorTest {
    private static final String START_TLS = "quarkus.mailer.start-tls";

    @ParameterizedTest
    @ValueSource(strings = {"", "OPTIONAL", "DISABLED", "REQUIRED"})
    void clientThatWouldLogInNeedsEncryption(String startTls) {
        assertThat(startTls(startTls, Map.of())).isEqualTo("REQUIRED");
    }

    @Test
    void whoSendsNoPasswordIsLeftAlone() {
        assertThat(startTls("OPTIONAL", Map.of("quarkus.mailer.username", ""))).isEqualTo("OPTIONAL");
        assertThat(startTls("OPTIONAL", Map.of("quarkus.mailer.login", "disabled")))
                .isEqualTo("OPTIONAL");
        assertThat(startTls("OPTIONAL", Map.of("quarkus.mailer.tls", "true"))).isEqualTo("OPTIONAL");
        assertThat(startTls("OPTIONAL", Map.of("quarkus.mailer.auth-methods", "CRAM-MD5")))
                .isEqualTo("OPTIONAL");
        assertThat(startTls("OPTIONAL", Map.of("almanac.outbox.clear-text-password", "true")))
                .isEqualTo("OPTIONAL");
    }

    private static String startTls(String given, Map<String, String> others) {
        Map<String, String> keys = new HashMap<>(Map.of("quarkus.mailer.username", "user", START_TLS, given));
        keys.putAll(others);
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withInterceptors(new EncryptedLoginInterceptor());
        keys.forEach(builder::withDefaultValue);
        SmallRyeConfig config = builder.build();
        return config.getRawValue(START_TLS);
    }
}
