package org.almanac.outbox;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Chooses the way that mails take, as the operator configured it. */
@Singleton
class Transports {
    private static final Logger LOG = Logger.getLogger(Transports.class);

    /** {@code almanac.outbox.transport}. */
    enum Choice {
        SMTP,
        MAILER
    }

    @Produces
    @Singleton
    Transport transport(
            Vertx vertx,
            MailClient client,
            MailersRuntimeConfig mailers,
            TlsConfigurationRegistry tls,
            OutboxSettings settings) {
        MailerRuntimeConfig mailer = Objects.requireNonNull(mailers.mailers().get(Mailers.DEFAULT_MAILER_NAME));
        if (settings.transport() == Choice.MAILER) {
            return new MailClientTransport(vertx, client, settings);
        }
        if (mailer.dkim().enabled()) {
            LOG.info("Quarkus Mailer signs the mails (quarkus.mailer.dkim.enabled), so it also carries them;"
                    + " a signature by the mail server would let them go faster");
            return new MailClientTransport(vertx, client, settings);
        }
        return new SmtpTransport(vertx, SmtpServer.of(mailer, settings), SmtpTls.options(mailer, tls));
    }

    void close(@Disposes Transport transport) throws Exception {
        if (transport instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
