package org.almanac.outbox.smtp;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.OutboxSettings;
import org.almanac.outbox.OutboxSettings.BulkTransport;
import org.jboss.logging.Logger;

/**
 * Chooses the way that a mail takes: what is one person's own affair goes through Quarkus Mailer, news to many over
 * connections of our own, unless the operator wants all of it to go through Quarkus Mailer.
 */
@Singleton
public class TransportSelector {
    private static final Logger LOG = Logger.getLogger(TransportSelector.class);

    private final Transport personal;
    private final Transport bulk;

    /** @throws IllegalStateException when Quarkus Mailer is told to keep mails back, which then would count as sent */
    TransportSelector(
            Vertx vertx,
            ReactiveMailer mailer,
            MailerKeys keys,
            TlsConfigurationRegistry tls,
            OutboxSettings settings) {
        if (MailerCheck.keepsBack(keys)) {
            throw new IllegalStateException(MailerCheck.KEEPS_BACK);
        }
        personal = new MailerTransport(
                eventLoop(vertx), mailer, settings.answerTimeout(), Math.max(1, settings.connections()));
        if (keys.dkim().enabled() && settings.transport() == BulkTransport.SMTP) {
            LOG.info("Quarkus Mailer signs the mails (quarkus.mailer.dkim.enabled), so it also carries all of them;"
                    + " a signature by the mail server would let them go faster");
        }
        bulk = settings.transport() == BulkTransport.MAILER || keys.dkim().enabled()
                ? personal
                : new SmtpTransport(vertx, SmtpServer.of(keys, settings), SmtpTls.options(keys, tls));
    }

    /**
     * The way of a mail about these kinds. One that carries news as well goes with the news.
     *
     * @see MessageKind#isPersonal
     */
    public Transport of(Set<MessageKind> kinds) {
        return !kinds.isEmpty() && kinds.stream().allMatch(MessageKind::isPersonal) ? personal : bulk;
    }

    /** How many mails it is worth having under way at one time, whichever way they take. */
    public int capacity() {
        return bulk.capacity();
    }

    @PreDestroy
    void close() {
        if (bulk instanceof SmtpTransport own) {
            own.close();
        }
    }

    /** The context of an event loop, for whoever asks: a thread of Vert.x would get its own, which may be one that blocks. */
    static Context eventLoop(Vertx vertx) {
        CompletableFuture<Context> context = new CompletableFuture<>();
        Thread asking = new Thread(() -> context.complete(vertx.getOrCreateContext()), "mail-loop");
        asking.setDaemon(true);
        asking.start();
        return context.join();
    }
}
