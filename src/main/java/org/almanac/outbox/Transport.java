package org.almanac.outbox;

import java.util.concurrent.CompletionStage;

/** A way to a mail server. */
interface Transport {

    /** Never fails: every end is a {@link Delivery}, and there is always an end. */
    CompletionStage<Delivery> send(OutgoingMail mail);

    /** Header lines that it writes whatever it is given, each ended by CR LF: they are kept with what is sent. */
    default String ownHeader() {
        return "";
    }

    /** How many mails it is worth giving it at one time. */
    int capacity();
}
