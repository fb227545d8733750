package org.almanac.outbox.smtp;

import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quarkus Mailer as the application has it, for any server: it makes one for each server that its configuration names,
 * and has no other way to ask for one.
 */
final class QuarkusMailers {
    private QuarkusMailers() {}

    /** @param trusted whose certificates are trusted; null for those of the platform */
    static ReactiveMailer at(Vertx vertx, SmtpServer server, @Nullable PfxOptions trusted) throws Exception {
        MailConfig config = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setStarttls(StartTLSOptions.valueOf(server.startTls().name()))
                .setLogin(LoginOption.valueOf(server.login().name()))
                .setOwnHostname(server.name())
                .setMaxPoolSize(server.connections())
                .setKeepAlive(true)
                .setPipelining(false);
        if (!server.user().isEmpty()) {
            config.setUsername(server.user()).setPassword(server.password());
        }
        if (trusted != null) {
            config.setTrustOptions(trusted);
        }
        Class<?> mailer = Class.forName("io.quarkus.mailer.runtime.MutinyMailerImpl");
        Constructor<?> made = mailer.getDeclaredConstructors()[0];
        made.setAccessible(true);
        return (ReactiveMailer) made.newInstance(
                new io.vertx.mutiny.core.Vertx(vertx),
                new io.vertx.mutiny.ext.mail.MailClient(MailClient.create(vertx, config)),
                null,
                "events@example.org",
                null,
                false,
                List.of(),
                false,
                false,
                unheard());
    }

    @SuppressWarnings("unchecked")
    private static Event<SentMail> unheard() {
        return (Event<SentMail>) Proxy.newProxyInstance(
                QuarkusMailers.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, args) -> null);
    }
}
