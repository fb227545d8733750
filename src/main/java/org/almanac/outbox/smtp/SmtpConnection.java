package org.almanac.outbox.smtp;

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
        MailInFlight next();

        /** It carries nothing any more. */
        void free(SmtpConnection connection);

        /**
         * It has ended.
         *
         * @param untouched begun on it, but not handed over, in order
         * @param fresh whether it ended before the server had been given a single mail
         */
        void ended(SmtpConnection connection, List<MailInFlight> untouched, boolean fresh, SmtpFailure reason);
    }

    private final SmtpChannel channel;
    private final boolean pipelining;
    private final long most;
    private final Owner owner;
    private final Deque<MailInFlight> carried = new ArrayDeque<>();
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

    void carry(MailInFlight mailInFlight) {
        begin(mailInFlight, Buffer.buffer(256));
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
    private void begin(MailInFlight mailInFlight, Buffer before) {
        carried.add(mailInFlight);
        begun++;
        String rset = reset ? "RSET\r\n" : "";
        boolean expectRset = reset;
        reset = false;
        if (pipelining) {
            if (expectRset) {
                channel.reply();
            }
            channel.reply().onComplete(reply -> mailAnswered(mailInFlight, reply));
            channel.reply().onComplete(reply -> recipientAnswered(mailInFlight, reply));
            channel.reply().onComplete(reply -> dataAnswered(mailInFlight, reply));
            channel.write(before.appendString(rset)
                    .appendString(mailInFlight.mailCommand())
                    .appendString(mailInFlight.recipientCommand())
                    .appendString("DATA\r\n"));
        } else {
            stepByStep(mailInFlight, expectRset);
        }
    }

    private void stepByStep(MailInFlight mailInFlight, boolean expectRset) {
        Future<?> ready = expectRset ? channel.ask("RSET") : Future.succeededFuture();
        ready.compose(done -> channel.ask(mailInFlight.mailCommand().strip()))
                .onComplete(reply -> mailAnswered(mailInFlight, reply))
                .compose(reply ->
                        goOn(mailInFlight, mailInFlight.recipientCommand().strip()))
                .onComplete(reply -> recipientAnswered(mailInFlight, reply))
                .compose(reply -> goOn(mailInFlight, "DATA"))
                .onComplete(reply -> dataAnswered(mailInFlight, reply));
    }

    /** A refused mail is not pursued; its end is that of its transaction. */
    private Future<SmtpReply> goOn(MailInFlight mailInFlight, String command) {
        DeliveryResult refusal = mailInFlight.refusal();
        if (refusal == null) {
            return channel.ask(command);
        }
        if (carried.contains(mailInFlight)) {
            reset = true;
            end(mailInFlight, refusal);
        }
        return Future.failedFuture("refused");
    }

    private void mailAnswered(MailInFlight mailInFlight, AsyncResult<SmtpReply> answer) {
        // Who refuses the sender refuses every mail of ours.
        if (answer.succeeded() && !answer.result().isPositive()) {
            mailInFlight.refuse(new DeliveryResult.ServerDown(
                    "sender refused: " + answer.result().text()));
        }
    }

    private void recipientAnswered(MailInFlight mailInFlight, AsyncResult<SmtpReply> answer) {
        if (answer.succeeded() && !answer.result().isPositive()) {
            mailInFlight.refuse(answer.result().verdict());
        }
    }

    private void dataAnswered(MailInFlight mailInFlight, AsyncResult<SmtpReply> answer) {
        if (answer.failed()) {
            return;
        }
        boolean mayGoOn = answer.result().code() == SmtpReply.START_MAIL;
        DeliveryResult refusal = mailInFlight.refusal();
        if (!mayGoOn) {
            reset = true;
            end(mailInFlight, refusal == null ? unwilling(answer.result()) : refusal);
        } else if (refusal == null) {
            handOver(mailInFlight);
        } else {
            // RFC 2920 §3.1: a server may wait for a mail that has no recipient. It gets an empty one, and refuses it.
            reset = true;
            channel.reply().onSuccess(reply -> end(mailInFlight, refusal));
            channel.write(NOTHING.copy());
        }
    }

    private static DeliveryResult unwilling(SmtpReply reply) {
        return reply.isPositive() ? new DeliveryResult.Temporary("unexpected: " + reply.text()) : reply.verdict();
    }

    private void handOver(MailInFlight mailInFlight) {
        Buffer data = mailInFlight.data();
        mailInFlight.handOver();
        channel.reply().onComplete(reply -> judged(mailInFlight, reply));
        MailInFlight next = pipelining && begun < most ? owner.next() : null;
        if (next == null) {
            channel.write(data);
        } else {
            begin(next, data);
        }
    }

    private void judged(MailInFlight mailInFlight, AsyncResult<SmtpReply> answer) {
        if (answer.succeeded()) {
            end(
                    mailInFlight,
                    answer.result().code() / 100 == 3
                            ? new DeliveryResult.Temporary(
                                    "unexpected: " + answer.result().text())
                            : answer.result().verdict());
        } else if (answer.cause() instanceof SmtpFailure failure
                && failure.isAsked()
                && mailInFlight == carried.peek()) {
            // Told to go away instead of an answer: the mail was not taken.
            mailInFlight.beginAgain();
        }
    }

    private void end(MailInFlight mailInFlight, DeliveryResult outcome) {
        carried.remove(mailInFlight);
        judged++;
        mailInFlight.end(outcome);
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
        List<MailInFlight> untouched = new ArrayList<>();
        boolean fresh = judged == 0 && carried.stream().noneMatch(MailInFlight::isHandedOver);
        for (MailInFlight mailInFlight : List.copyOf(carried)) {
            DeliveryResult refusal = mailInFlight.refusal();
            if (refusal != null) {
                mailInFlight.end(refusal);
            } else if (mailInFlight.isHandedOver()) {
                // It may have arrived, and is sent again under the same Message-ID.
                mailInFlight.end(new DeliveryResult.Temporary("no answer to the mail: " + reason.getMessage()));
            } else {
                untouched.add(mailInFlight);
            }
        }
        carried.clear();
        owner.ended(this, untouched, fresh, reason);
    }
}
