package org.almanac.outbox;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Through Quarkus Mailer's client, so that all of {@code quarkus.mailer.*} holds. The client's own encoder is passed by:
 * it gets the finished body as its text and exactly our headers, and writes both as they are.
 */
final class MailClientTransport implements Transport {
    private static final int CLOSING = 421;
    private static final String NOT_ENCRYPTED = "STARTTLS required";
    // The client tells at which command a mail was refused by its message alone.
    private static final List<String> ABOUT_THIS_MAIL =
            List.of("recipient address not accepted", "DATA command not accepted", "sending data failed");

    /** Between two headers, of which each may be folded. */
    private static final Pattern LINE_OF_ITS_OWN = Pattern.compile("\r\n(?! )");

    private final Context context;
    private final MailClient client;
    private final Duration answerTimeout;
    private final int connections;

    MailClientTransport(Vertx vertx, MailClient client, OutboxSettings settings) {
        // Asked from any other thread, the client may miss a server's greeting and then waits for it in vain.
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.client = client;
        this.answerTimeout = settings.answerTimeout();
        this.connections = Math.max(1, settings.connections());
    }

    @Override
    public CompletionStage<Delivery> send(OutgoingMail mail) {
        CompletableFuture<MailResult> answer = new CompletableFuture<>();
        context.runOnContext(inLoop -> {
            try {
                client.sendMail(message(mail)).onSuccess(answer::complete).onFailure(answer::completeExceptionally);
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(answerTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((result, failure) ->
                        failure == null ? new Delivery.Sent("250 accepted") : outcome(unwrapped(failure)));
    }

    @Override
    public int capacity() {
        return connections;
    }

    private static MailMessage message(OutgoingMail mail) {
        String octets = new String(mail.octets().whole(), StandardCharsets.US_ASCII);
        int bodyAt = octets.indexOf("\r\n\r\n");
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String header : LINE_OF_ITS_OWN.split(octets.substring(0, bodyAt))) {
            int colon = header.indexOf(": ");
            headers.add(header.substring(0, colon), header.substring(colon + 2));
        }
        return new MailMessage()
                .setFixedHeaders(true)
                .setHeaders(headers)
                .setFrom(mail.sender())
                .setTo(mail.recipient())
                // The client ends lines itself.
                .setText(octets.substring(bodyAt + 4).replace("\r\n", "\n"));
    }

    /** What a failure of the client means for the mail. */
    static Delivery outcome(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof SMTPException refused) {
            boolean aboutThisMail = ABOUT_THIS_MAIL.stream().anyMatch(message::startsWith);
            if (!aboutThisMail || refused.getReplyCode() == CLOSING) {
                return new Delivery.ServerDown(message);
            }
            String reply = String.join(" ", refused.getReplyMessages());
            return refused.isPermanent() ? new Delivery.Permanent(reply) : new Delivery.Temporary(reply);
        }
        if (message.startsWith(NOT_ENCRYPTED)) {
            return new Delivery.ServerDown(message + "; nothing is sent, no password either");
        }
        boolean unreachable = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SSLException
                || failure instanceof VertxException;
        if (unreachable || message.contains("has been closed") || message.contains("pool is closed")) {
            return new Delivery.ServerDown(failure.getClass().getSimpleName() + ": " + message);
        }
        // Lost under way, or no answer in time: it may have arrived, and is sent again under the same Message-ID.
        return new Delivery.Temporary("no answer: " + message);
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
