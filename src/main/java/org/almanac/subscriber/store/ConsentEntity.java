package org.almanac.subscriber.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step in a subscriber's consent, kept as its proof. */
@Entity
@Table(name = "subscriber_consent")
public class ConsentEntity {

    public enum Action {
        REQUESTED,
        CONFIRMED,
        CHANGED,
        UNSUBSCRIBED,
        /** To another address, whose owner agreed. */
        MOVED,
        /** Moved over from a list that was kept elsewhere. */
        IMPORTED
    }

    @Id
    UUID id;

    @Column(name = "subscriber_id", nullable = false)
    UUID subscriberId;

    @Column(nullable = false)
    public Instant at;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public Action action;

    @Nullable
    public String source;

    @Nullable
    public String wording;

    protected ConsentEntity() {}

    /**
     * @param source the site or page it was given on
     * @param wording the words that were agreed to
     */
    ConsentEntity(
            UUID id, UUID subscriberId, Instant at, Action action, @Nullable String source, @Nullable String wording) {
        this.id = id;
        this.subscriberId = subscriberId;
        this.at = at;
        this.action = action;
        this.source = source;
        this.wording = wording;
    }
}
