package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "event_change")
class EventChangeEntity {
    @Id
    UUID id;

    @Column(name = "event_id", nullable = false)
    UUID eventId;

    @Column(nullable = false)
    int revision;

    @Column(nullable = false)
    Instant at;

    @Column(nullable = false)
    String actor;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind", nullable = false)
    Actor.Kind actorKind;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    EventRevision.Action action;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    List<FieldChange> changes;

    @Nullable
    String reason;

    protected EventChangeEntity() {}

    EventChangeEntity(UUID id, UUID eventId, EventRevision revision) {
        this.id = id;
        this.eventId = eventId;
        this.revision = revision.revision();
        this.at = revision.at();
        this.actor = revision.actor();
        this.actorKind = revision.actorKind();
        this.action = revision.action();
        this.changes = revision.changes();
        this.reason = revision.reason();
    }

    EventRevision toRevision() {
        return new EventRevision(revision, at, actor, actorKind, action, changes, reason);
    }
}
