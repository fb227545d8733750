package org.almanac.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of a report, and what came of it.
 *
 * @param fault whose, when a mail was given up
 * @param messageId the message that it is proven to be about; null when nothing proves it
 * @param recipient of that message; else whom the report names
 * @param status by RFC 3463
 * @param diagnostic what the server said, shortened
 */
public record BounceOutcome(
        BounceKind kind,
        Effect effect,
        @Nullable Fault fault,
        @Nullable UUID messageId,
        @Nullable String recipient,
        @Nullable String status,
        @Nullable String diagnostic) {

    /** @param stopped whether the token was a reader's */
    public static BounceOutcome ofUnsubscribe(boolean stopped) {
        return new BounceOutcome(
                BounceKind.UNSUBSCRIBE, stopped ? Effect.UNSUBSCRIBED : Effect.UNPROVEN, null, null, null, null, null);
    }

    /** Written in lower case. */
    public enum Effect {
        /** The address is not written to any more. */
        @JsonProperty("suppressed")
        SUPPRESSED,
        /** Its reader gets no more mails. */
        @JsonProperty("unsubscribed")
        UNSUBSCRIBED,
        /** Counted; enough of them suppress, unless the fault is the sender's. */
        @JsonProperty("counted")
        COUNTED,
        /** This message was reported before. */
        @JsonProperty("repeated")
        REPEATED,
        /** It proves nothing about a message of ours, so that anybody may have made it up. */
        @JsonProperty("unproven")
        UNPROVEN,
        /** It says nothing that calls for anything. */
        @JsonProperty("none")
        NONE
    }
}
