package org.almanac.ical.recur;

/** A rule gives more instances than were asked for, or takes too much work to expand. The message is for its author. */
public final class TooManyInstancesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooManyInstancesException(String message) {
        super(message);
    }
}
