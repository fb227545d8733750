package org.almanac.subscriber.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.almanac.subscriber.SuppressionReason;

/** An address that is not written to though no subscriber has it. */
@Entity
@Table(name = "suppressed_address")
class SuppressedAddressEntity {
    /** See {@link AddressHash}. */
    @Id
    @Column(name = "address_hash")
    String addressHash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    SuppressionReason reason;

    @Column(nullable = false)
    Instant since;
}
