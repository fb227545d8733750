package org.almanac.outbox;

import java.util.Set;

/**
 * Addresses that bounced or complained. The outbox asks it at every claim, so that no sender can forget to; whoever
 * keeps the list is a CDI bean of this type.
 */
public interface SuppressionList {

    /** Those of the addresses that must not be written to, as they were given. */
    Set<String> suppressed(Set<String> addresses);
}
