package org.almanac.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an event was taken out.
 *
 * @param other of which it is a double; null unless it is one
 */
public record Withdrawal(Reason reason, @Nullable Other other) {

    public enum Reason {
        /** Nobody said why. */
        UNSAID,
        /** It should never have been listed. */
        MISTAKE,
        /** It is listed a second time. */
        DOUBLE;

        /** For the history; null for nothing. @param other slug of what a double is one of */
        @Nullable
        public String words(String other) {
            return switch (this) {
                case UNSAID -> null;
                case MISTAKE -> "Listed by mistake";
                case DOUBLE -> "A double of “" + other + "”";
            };
        }
    }

    /** The event that stays. */
    public record Other(UUID id, String slug) {}
}
