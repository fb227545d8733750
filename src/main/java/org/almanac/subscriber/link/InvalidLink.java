package org.almanac.subscriber.link;

/** Somebody followed a link that does not work, or works no more. The page that says so is told by its reason. */
public final class InvalidLink extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public enum Reason {
        /** Not made here, cut short, or made for something else. */
        UNKNOWN(404),
        EXPIRED(410),
        /** Asked to confirm a new address, too long ago or for another one than was named last. */
        CHANGE_EXPIRED(410),
        /** Opens a subscription whose address nobody has confirmed yet. */
        UNCONFIRMED(409),
        /** Confirmed before, and the subscription has ended since. */
        USED(410),
        /** Made before the links were renewed, or its subscriber was erased. */
        REVOKED(410);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** The HTTP status that says it. */
        public int status() {
            return status;
        }
    }

    private final Reason reason;

    public InvalidLink(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
