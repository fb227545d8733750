package org.almanac.outbox.smtp;

import java.util.concurrent.CompletionStage;

/** A way to a mail server. */
public interface Transport {

    /** Never fails: every end is a {@link DeliveryResult}, and there is always an end. */
    public CompletionStage<DeliveryResult> send(OutgoingMail mail);

    /** Header lines that it writes whatever it is given, each ended by CR LF: they are kept with what is sent. */
    public default String ownHeader() {
        return "";
    }

    /** How many mails it is worth giving it at one time. */
    int capacity();
}
