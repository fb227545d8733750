package org.almanac.outbox.smtp;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PfxOptions;
import org.jspecify.annotations.Nullable;

/** The ways that mails take, for tests that hold for both. */
enum TransportUnderTest {
    BULK {
        @Override
        Transport open(Vertx vertx, SmtpServer server, @Nullable PfxOptions trusted) {
            NetClientOptions options = new NetClientOptions().setHostnameVerificationAlgorithm("HTTPS");
            if (trusted != null) {
                options.setTrustOptions(trusted);
            }
            return new SmtpTransport(vertx, server, options);
        }
    },
    PERSONAL {
        @Override
        Transport open(Vertx vertx, SmtpServer server, @Nullable PfxOptions trusted) throws Exception {
            return new MailerTransport(
                    TransportSelector.eventLoop(vertx),
                    QuarkusMailers.at(vertx, server, trusted),
                    server.replyTimeout(),
                    server.connections());
        }
    };

    /** @param trusted whose certificates are trusted; null for those of the platform */
    abstract Transport open(Vertx vertx, SmtpServer server, @Nullable PfxOptions trusted) throws Exception;
}
