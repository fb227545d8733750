package org.almanac.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

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
