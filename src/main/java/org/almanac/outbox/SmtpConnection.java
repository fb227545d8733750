package org.almanac.outbox;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries mails over one connection, one after the other. Where the server allows it, a mail's commands go out in one
 * piece, together with the mail before it (RFC 2920). To be used on its event loop only.
 */
final class SmtpConnection {
    private static final Buffer NOTHING = Buffer.buffer(".\r\n");

    /** Whose connection it is. */
    interface Owner {
        /** The next mail to carry, if there is one. */
        @Nullable
        Errand next();

        /** It carries nothing any more. */
        void free(SmtpConnection connection);

        /**
         * It has ended.
         *
         * @param untouched begun on it, but not handed over, in order
         * @param fresh whether it ended before the server had been given a single mail
         */
        void ended(SmtpConnection connection, List<Errand> untouched, boolean fresh, SmtpFailure reason);
    }

    private final SmtpChannel channel;
    private final boolean pipelining;
    private final long most;
    private final Owner owner;
    private final Deque<Errand> carried = new ArrayDeque<>();
    private boolean reset;
    private long begun;
    private long judged;
    private long freeSince = System.nanoTime();

    /** @param most how many mails it carries at most */
    SmtpConnection(SmtpChannel channel, boolean pipelining, long most, Owner owner) {
        this.channel = channel;
        this.pipelining = pipelining;
        this.most = most;
        this.owner = owner;
        channel.onEnd(this::ended);
    }

    void carry(Errand errand) {
        begin(errand, Buffer.buffer(256));
    }

    /** Ends it when the server is silent for too long, or nobody has needed it for longer than {@code idle}. */
    void watch(long nanoTime, long idle) {
        channel.expire(nanoTime);
        if (carried.isEmpty() && nanoTime - freeSince > idle) {
            channel.quit();
        }
    }

    void quit() {
        channel.quit();
    }

    /** @param before what is to be written first */
    private void begin(Errand errand, Buffer before) {
        carried.add(errand);
        begun++;
        String rset = reset ? "RSET\r\n" : "";
        boolean expectRset = reset;
        reset = false;
        if (pipelining) {
            if (expectRset) {
                channel.reply();
            }
            channel.reply().onComplete(reply -> mailAnswered(errand, reply));
            channel.reply().onComplete(reply -> recipientAnswered(errand, reply));
            channel.reply().onComplete(reply -> dataAnswered(errand, reply));
            channel.write(before.appendString(rset)
                    .appendString(errand.mailCommand())
                    .appendString(errand.recipientCommand())
                    .appendString("DATA\r\n"));
        } else {
            stepByStep(errand, expectRset);
        }
    }

    private void stepByStep(Errand errand, boolean expectRset) {
        Future<?> ready = expectRset ? channel.ask("RSET") : Future.succeededFuture();
        ready.compose(done -> channel.ask(errand.mailCommand().strip()))
                .onComplete(reply -> mailAnswered(errand, reply))
                .compose(reply -> goOn(errand, errand.recipientCommand().strip()))
                .onComplete(reply -> recipientAnswered(errand, reply))
                .compose(reply -> goOn(errand, "DATA"))
                .onComplete(reply -> dataAnswered(errand, reply));
    }

    /** A refused mail is not pursued; its end is that of its transaction. */
    private Future<SmtpReply> goOn(Errand errand, String command) {
        Delivery refusal = errand.refusal();
        if (refusal == null) {
            return channel.ask(command);
        }
        if (carried.contains(errand)) {
            reset = true;
            end(errand, refusal);
        }
        return Future.failedFuture("refused");
    }

    private void mailAnswered(Errand errand, AsyncResult<SmtpReply> answer) {
        // Who refuses the sender refuses every mail of ours.
        if (answer.succeeded() && !answer.result().isPositive()) {
            errand.refuse(
                    new Delivery.ServerDown("sender refused: " + answer.result().text()));
        }
    }

    private void recipientAnswered(Errand errand, AsyncResult<SmtpReply> answer) {
        if (answer.succeeded() && !answer.result().isPositive()) {
            errand.refuse(answer.result().verdict());
        }
    }

    private void dataAnswered(Errand errand, AsyncResult<SmtpReply> answer) {
        if (answer.failed()) {
            return;
        }
        boolean mayGoOn = answer.result().code() == SmtpReply.START_MAIL;
        Delivery refusal = errand.refusal();
        if (!mayGoOn) {
            reset = true;
            end(errand, refusal == null ? unwilling(answer.result()) : refusal);
        } else if (refusal == null) {
            handOver(errand);
        } else {
            // RFC 2920 §3.1: a server may wait for a mail that has no recipient. It gets an empty one, and refuses it.
            reset = true;
            channel.reply().onSuccess(reply -> end(errand, refusal));
            channel.write(NOTHING.copy());
        }
    }

    private static Delivery unwilling(SmtpReply reply) {
        return reply.isPositive() ? new Delivery.Temporary("unexpected: " + reply.text()) : reply.verdict();
    }

    private void handOver(Errand errand) {
        Buffer data = errand.data();
        errand.handOver();
        channel.reply().onComplete(reply -> judged(errand, reply));
        Errand next = pipelining && begun < most ? owner.next() : null;
        if (next == null) {
            channel.write(data);
        } else {
            begin(next, data);
        }
    }

    private void judged(Errand errand, AsyncResult<SmtpReply> answer) {
        if (answer.succeeded()) {
            end(
                    errand,
                    answer.result().code() / 100 == 3
                            ? new Delivery.Temporary(
                                    "unexpected: " + answer.result().text())
                            : answer.result().verdict());
        } else if (answer.cause() instanceof SmtpFailure failure && failure.isAsked() && errand == carried.peek()) {
            // Told to go away instead of an answer: the mail was not taken.
            errand.beginAgain();
        }
    }

    private void end(Errand errand, Delivery outcome) {
        carried.remove(errand);
        judged++;
        errand.end(outcome);
        if (carried.isEmpty() && channel.isOpen()) {
            freeSince = System.nanoTime();
            if (begun >= most) {
                channel.quit();
            } else {
                owner.free(this);
            }
        }
    }

    private void ended(SmtpFailure reason) {
        List<Errand> untouched = new ArrayList<>();
        boolean fresh = judged == 0 && carried.stream().noneMatch(Errand::isHandedOver);
        for (Errand errand : List.copyOf(carried)) {
            Delivery refusal = errand.refusal();
            if (refusal != null) {
                errand.end(refusal);
            } else if (errand.isHandedOver()) {
                // It may have arrived, and is sent again under the same Message-ID.
                errand.end(new Delivery.Temporary("no answer to the mail: " + reason.getMessage()));
            } else {
                untouched.add(errand);
            }
        }
        carried.clear();
        owner.ended(this, untouched, fresh, reason);
    }
}
