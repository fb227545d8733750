package org.almanac.outbox.smtp;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.VertxException;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Through Quarkus Mailer, so that all of {@code quarkus.mailer.*} holds. It is given the finished body as its text and
 * all of our headers, which go before its own, so that it writes both as they are kept. What it does not tell apart is in
 * {@code docs/decisions/0042-mails-of-one-person.md}.
 */
final class MailerTransport implements Transport {
    private static final int CLOSING = 421;
    private static final String FAILED_AFTER_DATA = "sending data failed";
    private static final String NOT_ENCRYPTED = "STARTTLS required";
    private static final String NO_LOGIN = "login is required";
    private static final String NOT_AN_ADDRESS = "an email address is invalid";
    // Quarkus Mailer tells at which command a mail was refused by its message alone.
    private static final List<String> ABOUT_THIS_MAIL =
            List.of("recipient address not accepted", "DATA command not accepted", FAILED_AFTER_DATA);

    /** Between two headers, of which each may be folded. */
    private static final Pattern LINE_OF_ITS_OWN = Pattern.compile("\r\n(?! )");

    private static final Pattern BARE_POSITIVE_REPLY = Pattern.compile("[23]\\d\\d\\s*");

    private final Context loop;
    private final ReactiveMailer mailer;
    private final Duration answerTimeout;
    private final int connections;

    /**
     * @param loop asked from any other thread, Quarkus Mailer's client may miss a server's greeting and then waits for it
     *     in vain
     * @param answerTimeout how long all of a mail may take
     */
    MailerTransport(Context loop, ReactiveMailer mailer, Duration answerTimeout, int connections) {
        this.loop = loop;
        this.mailer = mailer;
        this.answerTimeout = answerTimeout;
        this.connections = connections;
    }

    @Override
    public CompletionStage<DeliveryResult> send(OutgoingMail mail) {
        DeliveryResult unsafe = mail.unsafe();
        if (unsafe != null) {
            return CompletableFuture.completedStage(unsafe);
        }
        CompletableFuture<Void> answer = new CompletableFuture<>();
        loop.runOnContext(inLoop -> {
            try {
                mailer.send(message(mail)).subscribe().with(answer::complete, answer::completeExceptionally);
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(answerTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, failure) ->
                        failure == null ? new DeliveryResult.Sent("250 accepted") : outcome(unwrapped(failure)));
    }

    /** The second for want of a copy's recipient, which RFC 5322 does not know; every mail by Quarkus Mailer has it. */
    @Override
    public String ownHeader() {
        return "Content-Transfer-Encoding: 7bit\r\nCc: \r\n";
    }

    @Override
    public int capacity() {
        return connections;
    }

    private static Mail message(OutgoingMail mail) {
        String octets = new String(mail.whole(), StandardCharsets.US_ASCII);
        int bodyAt = octets.indexOf("\r\n\r\n");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String header : LINE_OF_ITS_OWN.split(octets.substring(0, bodyAt))) {
            int colon = header.indexOf(": ");
            headers.computeIfAbsent(header.substring(0, colon), name -> new ArrayList<>())
                    .add(header.substring(colon + 2));
        }
        return new Mail()
                .setHeaders(headers)
                .setFrom(mail.sender())
                .setBounceAddress(mail.sender())
                .setTo(new ArrayList<>(List.of(mail.recipient())))
                // Quarkus Mailer ends lines itself.
                .setText(octets.substring(bodyAt + 4).replace("\r\n", "\n"));
    }

    /** What a failure means for the mail. */
    static DeliveryResult outcome(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof SMTPException refused) {
            boolean aboutThisMail = ABOUT_THIS_MAIL.stream().anyMatch(message::startsWith);
            if (!aboutThisMail || refused.getReplyCode() == CLOSING) {
                return new DeliveryResult.ServerDown(message);
            }
            String reply = String.join(" ", refused.getReplyMessages());
            if (BARE_POSITIVE_REPLY.matcher(reply).matches()) {
                // RFC 5321 §4.2 asks clients to take a code without words; Quarkus Mailer has it for a refusal.
                return message.startsWith(FAILED_AFTER_DATA)
                        ? new DeliveryResult.Sent(reply)
                        : new DeliveryResult.Temporary(reply);
            }
            return refused.isPermanent() ? new DeliveryResult.Permanent(reply) : new DeliveryResult.Temporary(reply);
        }
        if (message.startsWith(NOT_ENCRYPTED)) {
            return new DeliveryResult.ServerDown(
                    message + "; nothing is sent, no password either: " + SmtpLogin.IN_CLEAR);
        }
        if (message.startsWith(NO_LOGIN)) {
            return new DeliveryResult.ServerDown(message);
        }
        if (message.contains(NOT_AN_ADDRESS)) {
            return OutgoingMail.NOT_AN_ADDRESS;
        }
        boolean unreachable = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SSLException
                || failure instanceof VertxException;
        if (unreachable || message.contains("has been closed") || message.contains("pool is closed")) {
            return new DeliveryResult.ServerDown(failure.getClass().getSimpleName() + ": " + message);
        }
        // Lost under way, or no answer in time: it may have arrived, and is sent again under the same Message-ID.
        return new DeliveryResult.Temporary("no answer: " + message);
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
