package org.almanac.outbox.smtp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Quarkus Mailer's own keys as far as the outbox follows them, with the defaults that <a
 * href="https://quarkus.io/guides/mailer-reference">its reference</a> names.
 */
@ConfigMapping(prefix = "quarkus.mailer")
interface MailerKeys {

    @WithDefault("localhost")
    String host();

    OptionalInt port();

    Optional<String> username();

    Optional<String> password();

    Optional<String> tlsConfigurationName();

    @WithDefault("false")
    boolean ssl();

    Optional<Boolean> tls();

    Optional<Boolean> trustAll();

    @WithDefault("10")
    int maxPoolSize();

    Optional<String> ownHostName();

    @WithDefault("true")
    boolean keepAlive();

    @WithDefault("false")
    boolean disableEsmtp();

    @WithName("start-tls")
    @WithDefault("OPTIONAL")
    String startTls();

    Dkim dkim();

    @WithDefault("NONE")
    String login();

    Optional<String> authMethods();

    Optional<String> keyStore();

    Optional<String> keyStorePassword();

    @WithName("truststore")
    TrustStore trustStore();

    @WithDefault("PT5M")
    Duration keepAliveTimeout();

    OptionalLong maxMailsPerConnection();

    Optional<Boolean> mock();

    Optional<List<String>> approvedRecipients();

    /** Signatures of mails (RFC 6376). */
    interface Dkim {
        @WithDefault("false")
        boolean enabled();
    }

    /** Whose certificates are trusted. */
    interface TrustStore {
        Optional<String> password();

        Optional<List<String>> paths();

        Optional<String> type();

        default boolean isConfigured() {
            return paths().isPresent() || type().isPresent() || password().isPresent();
        }
    }
}
