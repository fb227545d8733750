package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What an event said at a revision, up to the edit that followed. */
@Entity
@Table(name = "former_content")
@IdClass(FormerContentEntity.Key.class)
public class FormerContentEntity {
    @Id
    @Column(name = "event_id")
    UUID eventId;

    @Id
    public int revision;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false, updatable = false)
    public EventContent content;

    record Key(UUID eventId, int revision) {}

    protected FormerContentEntity() {}

    /** @param event before it is edited */
    public FormerContentEntity(Event event) {
        this.eventId = event.id();
        this.revision = event.revision();
        this.content = event.content();
    }
}
