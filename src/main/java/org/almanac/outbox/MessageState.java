package org.almanac.outbox;

import java.util.EnumSet;
import java.util.Set;

/** Where a message is on its way. */
public enum MessageState {
    /** Waits for a mail server to be configured. */
    HELD,
    /** Waits for its turn. */
    QUEUED,
    /** A node has claimed it and is sending it now, until its lease runs out. */
    SENDING,
    /** The server took it. */
    SENT,
    /** The server asked to try again later. */
    RETRY,
    /** The server refused it for good, or too often. */
    FAILED,
    /** Not sent, because the address bounced or complained before. */
    SUPPRESSED,
    /** Not sent, because there was nothing left to say; the reason is kept. */
    SKIPPED;

    private static final Set<MessageState> UNCLAIMED = EnumSet.of(HELD, QUEUED, RETRY);

    /** Whether it has yet to be sent and nobody is sending it. */
    public boolean isWaiting() {
        return UNCLAIMED.contains(this);
    }
}
