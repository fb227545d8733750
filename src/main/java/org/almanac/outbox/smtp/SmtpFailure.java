package org.almanac.outbox.smtp;

/** A connection came to nothing, or to an end; says why. */
final class SmtpFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean asked;

    /** @param asked whether the server asked for it (421), which says nothing about any mail */
    SmtpFailure(String message, boolean asked) {
        super(message, null, false, false);
        this.asked = asked;
    }

    SmtpFailure(String message) {
        this(message, false);
    }

    boolean isAsked() {
        return asked;
    }
}
