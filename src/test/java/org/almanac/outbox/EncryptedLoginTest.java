package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Quarkus Mailer's own client is told about encryption. */
class EncryptedLoginTest {
    private static final String START_TLS = "quarkus.mailer.start-tls";

    @ParameterizedTest
    @ValueSource(strings = {"", "OPTIONAL", "DISABLED", "REQUIRED"})
    void clientThatWouldLogInNeedsEncryption(String startTls) {
        assertThat(startTls(startTls, Map.of())).isEqualTo("REQUIRED");
    }

    @Test
    void otherClientsAreLeftAlone() {
        assertThat(startTls("OPTIONAL", Map.of("almanac.outbox.transport", "smtp")))
                .isEqualTo("OPTIONAL");
        assertThat(startTls("OPTIONAL", Map.of("quarkus.mailer.username", ""))).isEqualTo("OPTIONAL");
        assertThat(startTls("OPTIONAL", Map.of("quarkus.mailer.login", "disabled")))
                .isEqualTo("OPTIONAL");
        assertThat(startTls("OPTIONAL", Map.of("quarkus.mailer.tls", "true"))).isEqualTo("OPTIONAL");
        assertThat(startTls("OPTIONAL", Map.of("quarkus.mailer.auth-methods", "CRAM-MD5")))
                .isEqualTo("OPTIONAL");
        assertThat(startTls("OPTIONAL", Map.of("almanac.outbox.clear-text-password", "true")))
                .isEqualTo("OPTIONAL");
    }

    @Test
    void clientSendsNoPasswordToAServerWithoutEncryption() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (ScriptedSmtpServer server = ScriptedSmtpServer.start(
                turn -> turn.verb().equals("EHLO") ? "250-scripted.example greets\r\n250 AUTH PLAIN LOGIN" : null)) {
            MailClient client = MailClient.create(
                    vertx,
                    new MailConfig()
                            .setHostname("localhost")
                            .setPort(server.port())
                            .setUsername("user")
                            .setPassword("päss")
                            .setStarttls(StartTLSOptions.valueOf(startTls("OPTIONAL", Map.of()))));
            OutboxSettings settings = new SmallRyeConfigBuilder()
                    .withMapping(OutboxSettings.class)
                    .build()
                    .getConfigMapping(OutboxSettings.class);

            Delivery delivery = new MailClientTransport(vertx, client, settings)
                    .send(SmtpServers.mail("bounce@example.org", "a@example.org", "Subject: x\r\n\r\nText\r\n"))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);

            assertThat(delivery).isInstanceOf(Delivery.ServerDown.class);
            assertThat(delivery.toString()).contains("STARTTLS required");
            assertThat(server.heard()).isNotEmpty().noneMatch(line -> line.contains("AUTH"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static String startTls(String given, Map<String, String> others) {
        Map<String, String> keys = new HashMap<>(
                Map.of("almanac.outbox.transport", "mailer", "quarkus.mailer.username", "user", START_TLS, given));
        keys.putAll(others);
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withInterceptors(new EncryptedLogin());
        keys.forEach(builder::withDefaultValue);
        SmallRyeConfig config = builder.build();
        return config.getRawValue(START_TLS);
    }
}
