package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.EventRevision;
import org.almanac.event.FieldChange;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "event_change")
public class EventChangeEntity {
    @Id
    public UUID id;

    @Column(name = "event_id", nullable = false)
    public UUID eventId;

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

    /** Whether readers may be told of it: of the changes, or of the public ones where there are any. */
    @Column(name = "in_public", nullable = false)
    boolean inPublic;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "public_changes")
    @Nullable
    List<FieldChange> publicChanges;

    protected EventChangeEntity() {}

    /** @param told what readers may be told of it; null for nothing */
    public EventChangeEntity(UUID id, UUID eventId, EventRevision revision, @Nullable List<FieldChange> told) {
        this.id = id;
        this.eventId = eventId;
        this.revision = revision.revision();
        this.at = revision.at();
        this.actor = revision.actor();
        this.actorKind = revision.actorKind();
        this.action = revision.action();
        this.changes = revision.changes();
        this.reason = revision.reason();
        this.inPublic = told != null;
        this.publicChanges = told == null || told.equals(revision.changes()) ? null : told;
    }

    /** Whether it was made with another: at a stroke, or by the same import or the same edit of many shortly before. */
    public boolean isOfRunOf(EventChangeEntity newest, Duration close) {
        return actor.equals(newest.actor)
                && actorKind == newest.actorKind
                && (at.equals(newest.at)
                        || (actorKind == Actor.Kind.SOURCE || reason != null && reason.equals(newest.reason))
                                && !at.isBefore(newest.at.minus(close)));
    }

    /** Why others of its run were made; null when they are told by who made them. */
    @Nullable
    String runsReason() {
        return actorKind == Actor.Kind.SOURCE ? null : reason;
    }

    public EventRevision toRevision() {
        return new EventRevision(revision, at, actor, actorKind, action, changes, reason);
    }

    /** As readers may be told of it. */
    public EventRevision toPublicRevision() {
        return new EventRevision(
                revision, at, "", Actor.Kind.SYSTEM, action, publicChanges == null ? changes : publicChanges, null);
    }
}
