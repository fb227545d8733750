package org.almanac.outbox.smtp;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One mail on its way through a connection, or through several, until the server has judged it. */
final class MailInFlight {
    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Those of the next mail, which go out in the same piece. */
    private static final int ROOM_FOR_COMMANDS = 512;

    private final OutgoingMail mail;
    private final CompletableFuture<DeliveryResult> deliveryResult = new CompletableFuture<>();
    private @Nullable DeliveryResult refusal;
    private boolean handedOver;
    private int fruitless;
    private int suspicions;

    MailInFlight(OutgoingMail mail) {
        this.mail = mail;
    }

    CompletableFuture<DeliveryResult> deliveryResult() {
        return deliveryResult;
    }

    String mailCommand() {
        return "MAIL FROM:<" + mail.sender() + ">\r\n";
    }

    String recipientCommand() {
        return "RCPT TO:<" + mail.recipient() + ">\r\n";
    }

    /** Why it will not be taken, as far as that is known before the mail itself was sent; the first reason stays. */
    @Nullable
    DeliveryResult refusal() {
        return refusal;
    }

    void refuse(DeliveryResult reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    /** Whether the server has been given all of it: from then on nobody knows until it answers. */
    boolean isHandedOver() {
        return handedOver;
    }

    void handOver() {
        handedOver = true;
    }

    /** Begins anew on another connection. */
    void beginAgain() {
        refusal = null;
        handedOver = false;
        fruitless++;
    }

    /** On how many connections it was begun in vain. */
    int fruitless() {
        return fruitless;
    }

    /** A fresh connection was lost at it, which may be because of it. */
    void suspect() {
        suspicions++;
    }

    int suspicions() {
        return suspicions;
    }

    void end(DeliveryResult outcome) {
        deliveryResult.complete(outcome);
    }

    /** What follows DATA: the mail, no line beginning with a dot of its own (RFC 5321 §4.5.2), and the dot. */
    Buffer data() {
        byte[] octets = mail.whole();
        // One character for each octet, for a String is searched many octets at a time.
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        if (text.startsWith(".") || text.contains("\n.")) {
            String stuffed = (text.startsWith(".") ? "." + text : text).replace("\n.", "\n..");
            octets = stuffed.getBytes(StandardCharsets.ISO_8859_1);
        }
        Buffer data = Buffer.buffer(octets.length + ROOM_FOR_COMMANDS).appendBytes(octets);
        boolean ended = octets.length > 1 && octets[octets.length - 1] == '\n';
        return ended ? data.appendBytes(END, 2, END.length - 2) : data.appendBytes(END);
    }
}
