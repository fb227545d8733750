package org.almanac.subscriber.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** A subscriber had an address before moving to another. */
@Entity
@Table(name = "former_address")
class FormerAddressEntity {
    @EmbeddedId
    Key key;

    protected FormerAddressEntity() {}

    FormerAddressEntity(Key key) {
        this.key = key;
    }

    /** @param addressHash see {@link AddressHash} */
    @Embeddable
    record Key(
            @Column(name = "address_hash") String addressHash,
            @Column(name = "subscriber_id") UUID subscriberId) {}
}
