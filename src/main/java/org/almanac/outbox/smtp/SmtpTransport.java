package org.almanac.outbox.smtp;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finished mails over a few connections that are kept open and filled without waiting for each answer. A connection that
 * went stale costs no mail an attempt: what had not been handed over on it begins anew on another. See {@code
 * docs/decisions/0012-bulk-transport.md}.
 */
final class SmtpTransport implements Transport, SmtpConnection.Owner, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SmtpTransport.class);
    private static final long SECOND = 1_000_000_000L;
    /** How long no further connection is tried for when the server refused one. */
    private static final long RECONNECT_PAUSE_NANOS = 5 * SECOND;

    private static final int MAX_FRUITLESS_CONNECTIONS = 5;

    private final Vertx vertx;
    private final Context loop;
    private final NetClient client;
    private final SmtpServer server;
    private final Queue<MailInFlight> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private final long watch;

    // On the loop only.
    private final Deque<MailInFlight> waiting = new ArrayDeque<>();
    private final Set<SmtpChannel> greeting = new HashSet<>();
    private final Set<SmtpConnection> connections = new HashSet<>();
    private final Deque<SmtpConnection> free = new ArrayDeque<>();
    private int opening;
    private long noConnectionUntil = System.nanoTime();

    SmtpTransport(Vertx vertx, SmtpServer server, NetClientOptions options) {
        this.vertx = vertx;
        this.loop = TransportSelector.eventLoop(vertx);
        this.client = vertx.createNetClient(options);
        this.server = server;
        this.watch = vertx.setPeriodic(1000, id -> loop.runOnContext(inLoop -> watch()));
    }

    @Override
    public CompletionStage<DeliveryResult> send(OutgoingMail mail) {
        DeliveryResult unsafe = mail.unsafe();
        if (unsafe != null) {
            return CompletableFuture.completedStage(unsafe);
        }
        MailInFlight mailInFlight = new MailInFlight(mail);
        inbox.add(mailInFlight);
        // Many mails, one call.
        if (called.compareAndSet(false, true)) {
            loop.runOnContext(inLoop -> takeIn());
        }
        return mailInFlight.deliveryResult();
    }

    @Override
    public int capacity() {
        // One in the server's hands, and one behind it.
        return server.connections() * (server.pipelining() ? 2 : 1);
    }

    private void takeIn() {
        called.set(false);
        for (MailInFlight mailInFlight = inbox.poll(); mailInFlight != null; mailInFlight = inbox.poll()) {
            waiting.add(mailInFlight);
        }
        assign();
    }

    private void assign() {
        while (!waiting.isEmpty() && !free.isEmpty()) {
            free.removeLast().carry(waiting.remove());
        }
        boolean modest = !connections.isEmpty() && System.nanoTime() - noConnectionUntil < 0;
        while (!modest && opening < waiting.size() && connections.size() + opening < server.connections()) {
            open();
        }
    }

    private void open() {
        opening++;
        client.connect(server.port(), server.host()).compose(this::login).onFailure(this::notOpened);
    }

    private Future<Set<String>> login(NetSocket socket) {
        SmtpChannel channel = new SmtpChannel(socket, server.replyTimeout());
        greeting.add(channel);
        return new SmtpLogin(channel, server)
                .open()
                .onComplete(end -> greeting.remove(channel))
                .onSuccess(offers -> opened(channel, offers))
                .onFailure(failure -> channel.end(new SmtpFailure("closed")));
    }

    private void opened(SmtpChannel channel, Set<String> offers) {
        opening--;
        SmtpConnection connection = new SmtpConnection(
                channel, server.pipelining() && offers.contains("PIPELINING"), server.mailsPerConnection(), this);
        connections.add(connection);
        free.add(connection);
        assign();
    }

    private void notOpened(Throwable failure) {
        opening--;
        String reason = failure instanceof SmtpFailure
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        LOG.debugf("No connection to the mail server: %s", reason);
        noConnectionUntil = System.nanoTime() + RECONNECT_PAUSE_NANOS;
        if (connections.isEmpty() && opening == 0) {
            endAll(waiting, new DeliveryResult.ServerDown(reason));
        }
    }

    private static void endAll(Collection<MailInFlight> errands, DeliveryResult outcome) {
        List<MailInFlight> ended = List.copyOf(errands);
        errands.clear();
        ended.forEach(mailInFlight -> mailInFlight.end(outcome));
    }

    @Override
    public @Nullable MailInFlight next() {
        return waiting.poll();
    }

    @Override
    public void free(SmtpConnection connection) {
        free.add(connection);
        assign();
    }

    @Override
    public void ended(SmtpConnection connection, List<MailInFlight> untouched, boolean fresh, SmtpFailure reason) {
        connections.remove(connection);
        free.remove(connection);
        for (int i = untouched.size() - 1; i >= 0; i--) {
            MailInFlight mailInFlight = untouched.get(i);
            mailInFlight.beginAgain();
            if (fresh) {
                mailInFlight.suspect();
            }
            if (mailInFlight.suspicions() > 1 || mailInFlight.fruitless() > MAX_FRUITLESS_CONNECTIONS) {
                mailInFlight.end(
                        reason.isAsked()
                                ? new DeliveryResult.ServerDown(String.valueOf(reason.getMessage()))
                                : new DeliveryResult.Temporary("not handed over: " + reason.getMessage()));
            } else {
                waiting.addFirst(mailInFlight);
            }
        }
        assign();
    }

    private void watch() {
        long now = System.nanoTime();
        List.copyOf(greeting).forEach(channel -> channel.expire(now));
        List.copyOf(connections)
                .forEach(connection -> connection.watch(now, server.idle().toNanos()));
        assign();
    }

    @Override
    public void close() {
        vertx.cancelTimer(watch);
        loop.runOnContext(inLoop -> {
            List.copyOf(connections).forEach(SmtpConnection::quit);
            client.close();
        });
    }
}
