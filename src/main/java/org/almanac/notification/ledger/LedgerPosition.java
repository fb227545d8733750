package org.almanac.notification.ledger;

import java.time.Instant;
import java.util.UUID;

/** How far batches have come in the ledger, in the order of one of its instants and of the ids. */
public record LedgerPosition(Instant at, UUID id) {
    /** Before all notices. */
    public static final LedgerPosition FIRST = new LedgerPosition(Instant.EPOCH, new UUID(0, 0));
}
