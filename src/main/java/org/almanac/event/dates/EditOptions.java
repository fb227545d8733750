package org.almanac.event.dates;

/**
 * How an edit is to be taken.
 *
 * @param quietly whether it changes what readers were last told without a mail to them
 * @param dropsExceptions whether the exceptions of a series go whose dates it has no longer, instead of a refusal
 */
public record EditOptions(boolean quietly, boolean dropsExceptions) {
    public static final EditOptions USUAL = new EditOptions(false, false);
}
