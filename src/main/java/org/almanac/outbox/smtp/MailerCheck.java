package org.almanac.outbox.smtp;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.almanac.outbox.OutboxSettings;
import org.almanac.settings.Finding;
import org.almanac.settings.SettingsCheck;

/**
 * Whether mails can be sent with these keys, and whether the server takes us: a connection is opened, encrypted and
 * logged in to as the sender does it, and closed. Public, since it is found as a service.
 */
public final class MailerCheck implements SettingsCheck {
    static final String KEEPS_BACK = "quarkus.mailer.mock and quarkus.mailer.approved-recipients are not supported:"
            + " mails that Quarkus Mailer keeps back would count as sent."
            + " Without quarkus.mailer.host mails are held and can be read at /admin/outbox";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static boolean keepsBack(MailerKeys keys) {
        return keys.mock().orElse(false) || keys.approvedRecipients().isPresent();
    }

    @Override
    public List<Finding> ofConfiguration(SmallRyeConfig config) {
        MailerKeys keys = config.getConfigMapping(MailerKeys.class);
        List<Finding> findings = new ArrayList<>();
        if (keepsBack(keys)) {
            findings.add(Finding.fault(KEEPS_BACK));
        }
        if (keys.tlsConfigurationName().isEmpty()) {
            try {
                SmtpTls.options(keys, new NoTlsConfigurations());
            } catch (IllegalStateException e) {
                findings.add(Finding.fault(String.valueOf(e.getMessage())));
            }
        }
        if (!isOneOf(SmtpServer.StartTls.class, keys.startTls())) {
            findings.add(Finding.fault(
                    "quarkus.mailer.start-tls must be DISABLED, OPTIONAL or REQUIRED, not " + keys.startTls()));
        }
        if (!isOneOf(SmtpServer.Login.class, keys.login())) {
            findings.add(Finding.fault(
                    "quarkus.mailer.login must be DISABLED, NONE, REQUIRED or XOAUTH2, not " + keys.login()));
        }
        return findings;
    }

    private static <E extends Enum<E>> boolean isOneOf(Class<E> type, String text) {
        return List.of(type.getEnumConstants()).stream()
                .anyMatch(constant -> constant.name().equalsIgnoreCase(text));
    }

    @Override
    public List<Finding> ofSurroundings(SmallRyeConfig config) {
        if (!MailServer.isConfigured(config)) {
            return List.of(Finding.warning("No mail server is configured (quarkus.mailer.host): mails are held"));
        }
        MailerKeys keys = config.getConfigMapping(MailerKeys.class);
        if (ofConfiguration(config).stream().anyMatch(Finding::isFault)) {
            return List.of();
        }
        SmtpServer server = SmtpServer.of(keys, config.getConfigMapping(OutboxSettings.class));
        String name = server.host() + ":" + server.port();
        if (keys.tlsConfigurationName().isPresent()
                || config.getOptionalValue("quarkus.tls.trust-all", Boolean.class)
                        .orElse(false)) {
            return List.of(Finding.warning("The mail server " + name
                    + " was not asked: only a running service reads the keys under quarkus.tls"));
        }
        return ask(server, SmtpTls.options(keys, new NoTlsConfigurations()))
                .map(reason -> List.of(
                        Finding.warning("The mail server " + name + " cannot be used, mails would wait: " + reason)))
                .orElse(List.of());
    }

    /** Why no mail could be handed over; empty when one could. */
    private static Optional<String> ask(SmtpServer server, NetClientOptions options) {
        Vertx vertx = Vertx.vertx();
        try {
            vertx.createNetClient(options.setConnectTimeout((int) PATIENCE.toMillis() / 2))
                    .connect(server.port(), server.host())
                    .compose(socket -> {
                        SmtpChannel channel = new SmtpChannel(socket, PATIENCE);
                        Future<Set<String>> login = new SmtpLogin(channel, server).open();
                        return login.onSuccess(offers -> channel.quit());
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return Optional.of(
                    cause instanceof SmtpFailure
                            ? String.valueOf(cause.getMessage())
                            : cause.getClass().getSimpleName() + ": " + cause.getMessage());
        } catch (TimeoutException e) {
            return Optional.of("it does not answer within " + PATIENCE.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } finally {
            vertx.close();
        }
    }

    /** There are none before there is an application. */
    private static final class NoTlsConfigurations implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException(name);
        }
    }
}
