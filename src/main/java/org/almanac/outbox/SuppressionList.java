package org.almanac.outbox;

import java.util.Set;

/**
 * Addresses that bounced or complained. The outbox asks it at every claim, so that no sender can forget to; whoever
 * keeps the list is a CDI bean of this type.
 */
public interface SuppressionList {

    /** Those of the addresses that must not be written to, as they were given. */
    Set<String> suppressed(Set<String> addresses);

    /**
     * Locks what would be written if the addresses were suppressed, within the caller's transaction: who records that a
     * mail came back holds it before the mail itself, like everybody else who holds both.
     */
    default void lock(Set<String> addresses) {}
}
