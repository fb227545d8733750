package org.almanac.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose fault it is that a mail was refused for good; written in lower case. See {@code docs/decisions/0037-faults.md}. */
public enum Fault {
    /** There is no such mailbox, or it takes no mail any more: the address is not written to again. */
    @JsonProperty("mailbox")
    MAILBOX,
    /** It could not be delivered this time: a full mailbox, a limit, a server that was away. Enough of them suppress. */
    @JsonProperty("delivery")
    DELIVERY,
    /** The sender, the mail or a policy is why: it says nothing about whether the mailbox is there, however often. */
    @JsonProperty("sender")
    SENDER;

    public BounceKind kind() {
        return this == MAILBOX ? BounceKind.HARD : BounceKind.SOFT;
    }
}
