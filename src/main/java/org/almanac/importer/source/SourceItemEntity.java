package org.almanac.importer.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event as a source listed it last. */
@Entity
@Table(name = "source_item")
class SourceItemEntity {
    @Id
    UUID id;

    @Column(name = "source_id", nullable = false)
    UUID sourceId;

    @Column(name = "event_id", nullable = false)
    UUID eventId;

    /** As the source has it. */
    @Column(nullable = false)
    String uid;

    /** As the catalogue has it. */
    @Column(name = "event_uid", nullable = false, updatable = false)
    String eventUid;

    @Column(nullable = false)
    String fingerprint;

    @Column(name = "vanished_at")
    @Nullable
    Instant vanishedAt;

    @Column(nullable = false)
    boolean withdrawn;

    protected SourceItemEntity() {}

    SourceItemEntity(UUID id, UUID sourceId, UUID eventId, Listing.Named listed) {
        this.id = id;
        this.sourceId = sourceId;
        this.eventId = eventId;
        this.uid = listed.uid();
        this.eventUid = listed.name();
        this.fingerprint = listed.fingerprint();
    }

    void listed(Listing.Named listed) {
        uid = listed.uid();
        fingerprint = listed.fingerprint();
        vanishedAt = null;
        withdrawn = false;
    }

    void vanish(Instant now, boolean isWithdrawn) {
        vanishedAt = now;
        withdrawn = isWithdrawn;
    }
}
