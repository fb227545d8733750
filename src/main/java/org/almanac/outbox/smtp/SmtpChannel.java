package org.almanac.outbox.smtp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Commands out, replies in, in their order. Every reply asked for comes or fails: when the connection is lost, when the
 * server says what is no SMTP, or when it keeps silent for too long. To be used on its event loop only.
 */
final class SmtpChannel {
    private final NetSocket socket;
    private final long replyTimeout;
    private final Deque<Promise<SmtpReply>> asked = new ArrayDeque<>();
    private SmtpReplyParser replies = new SmtpReplyParser();
    private @Nullable SmtpFailure end;
    private Consumer<SmtpFailure> onEnd = reason -> {};
    private long heardAt = System.nanoTime();

    /** @param replyTimeout how long the server may take for any reply */
    SmtpChannel(NetSocket socket, Duration replyTimeout) {
        this.socket = socket;
        this.replyTimeout = replyTimeout.toNanos();
        socket.handler(this::arrived);
        socket.exceptionHandler(failure -> end(new SmtpFailure("connection lost: " + failure.getMessage())));
        socket.closeHandler(closed -> end(new SmtpFailure("connection lost")));
    }

    /** Called once, after all replies that were still asked for have failed. */
    void onEnd(Consumer<SmtpFailure> listener) {
        onEnd = listener;
    }

    void write(Buffer bytes) {
        socket.write(bytes);
    }

    /** The next reply that nobody has asked for yet. */
    Future<SmtpReply> reply() {
        if (end != null) {
            return Future.failedFuture(end);
        }
        if (asked.isEmpty()) {
            heardAt = System.nanoTime();
        }
        Promise<SmtpReply> promise = Promise.promise();
        asked.add(promise);
        return promise.future();
    }

    /** One command and its reply. */
    Future<SmtpReply> ask(String command) {
        Future<SmtpReply> reply = reply();
        write(Buffer.buffer(command + "\r\n"));
        return reply;
    }

    boolean isOpen() {
        return end == null;
    }

    boolean isSecure() {
        return socket.isSsl();
    }

    /** What the server said in clear after it agreed to encrypt may be somebody else's, so there must be nothing. */
    Future<Void> encrypt(String host) {
        if (replies.isInReply() || !asked.isEmpty()) {
            return Future.failedFuture(new SmtpFailure("the server spoke in clear after STARTTLS"));
        }
        replies = new SmtpReplyParser();
        return socket.upgradeToSsl(host);
    }

    /** Ends it when the server has kept silent for too long. */
    void expire(long nanoTime) {
        if (!asked.isEmpty() && nanoTime - heardAt > replyTimeout) {
            end(new SmtpFailure("no answer in time"));
        }
    }

    /** Takes leave of the server without waiting for its answer. */
    void quit() {
        if (end == null) {
            socket.write(Buffer.buffer("QUIT\r\n"));
            end(new SmtpFailure("closed"));
        }
    }

    void end(SmtpFailure reason) {
        if (end != null) {
            return;
        }
        end = reason;
        socket.close();
        while (!asked.isEmpty()) {
            asked.remove().fail(reason);
        }
        onEnd.accept(reason);
    }

    private void arrived(Buffer bytes) {
        try {
            for (SmtpReply reply : replies.read(bytes)) {
                answer(reply);
            }
        } catch (IllegalArgumentException e) {
            end(new SmtpFailure("the server does not speak SMTP: " + e.getMessage()));
        }
    }

    private void answer(SmtpReply reply) {
        heardAt = System.nanoTime();
        Promise<SmtpReply> promise = asked.poll();
        if (reply.code() == SmtpReply.CLOSING || promise == null) {
            SmtpFailure closing = new SmtpFailure(reply.text(), true);
            if (promise != null) {
                promise.fail(closing);
            }
            end(closing);
        } else {
            promise.complete(reply);
        }
    }
}
