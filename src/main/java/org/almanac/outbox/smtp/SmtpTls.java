package org.almanac.outbox.smtp;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.net.JksOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What Quarkus Mailer's keys say about encryption, for a client of our own; by the same rules as its own client. */
final class SmtpTls {
    private static final int CONNECT_TIMEOUT_MILLIS = 30_000;

    private SmtpTls() {}

    /** @throws IllegalStateException when the configuration names what does not exist */
    static NetClientOptions options(MailerKeys mailer, TlsConfigurationRegistry registry) {
        NetClientOptions options =
                new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS).setTcpNoDelay(true);
        Optional<String> name = mailer.tlsConfigurationName();
        if (name.isPresent()) {
            TlsConfiguration named = registry.get(name.get())
                    .orElseThrow(() -> new IllegalStateException("There is no TLS configuration " + name.get()));
            follow(named, options);
            options.setSsl(mailer.tls().orElse(true));
            options.setHostnameVerificationAlgorithm(
                    named.getHostnameVerificationAlgorithm().orElse(verification(named.isTrustAll())));
        } else {
            boolean trustAll = mailer.trustAll()
                    .orElseGet(() -> registry.getDefault()
                            .map(TlsConfiguration::isTrustAll)
                            .orElse(false));
            options.setSsl(mailer.ssl() || mailer.tls().orElse(trustAll));
            options.setTrustAll(trustAll);
            options.setHostnameVerificationAlgorithm(verification(trustAll));
            trust(mailer).ifPresent(options::setTrustOptions);
        }
        return options;
    }

    private static void follow(TlsConfiguration named, NetClientOptions options) {
        options.setTrustAll(named.isTrustAll());
        options.setTrustOptions(named.getTrustStoreOptions());
        options.setKeyCertOptions(named.getKeyStoreOptions());
        SSLOptions ssl = named.getSSLOptions();
        options.setSslHandshakeTimeout(ssl.getSslHandshakeTimeout());
        options.setSslHandshakeTimeoutUnit(ssl.getSslHandshakeTimeoutUnit());
        ssl.getEnabledCipherSuites().forEach(options::addEnabledCipherSuite);
        ssl.getCrlValues().forEach(options::addCrlValue);
        options.setEnabledSecureTransportProtocols(ssl.getEnabledSecureTransportProtocols());
    }

    private static String verification(boolean trustAll) {
        return trustAll ? "" : "HTTPS";
    }

    private static Optional<TrustOptions> trust(MailerKeys mailer) {
        MailerKeys.TrustStore store = mailer.trustStore();
        if (mailer.keyStore().isPresent()) {
            return Optional.of(new JksOptions()
                    .setPath(mailer.keyStore().get())
                    .setPassword(mailer.keyStorePassword().orElse(null)));
        }
        if (!store.isConfigured()) {
            return Optional.empty();
        }
        List<String> paths = store.paths().orElse(List.of());
        if (paths.isEmpty()) {
            throw new IllegalStateException("quarkus.mailer.truststore needs its paths");
        }
        return Optional.of(trust(kind(store, paths.get(0)), paths, store.password()));
    }

    private static String kind(MailerKeys.TrustStore store, String path) {
        return store.type().orElse(path.substring(path.lastIndexOf('.') + 1)).toUpperCase(Locale.ROOT);
    }

    private static TrustOptions trust(String kind, List<String> paths, Optional<String> password) {
        return switch (kind) {
            case "JKS" -> new JksOptions().setPath(paths.get(0)).setPassword(password.orElse(null));
            case "PKCS", "P12", "PFX" -> new PfxOptions().setPath(paths.get(0)).setPassword(password.orElse(null));
            case "PEM", "CRT" -> {
                PemTrustOptions pem = new PemTrustOptions();
                paths.forEach(pem::addCertPath);
                yield pem;
            }
            default -> throw new IllegalStateException("quarkus.mailer.truststore.type must be JKS, PKCS or PEM");
        };
    }
}
