package org.almanac.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Actor;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "audit_entry")
class AuditEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    Instant at;

    @Column(name = "last_at", nullable = false)
    Instant lastAt;

    @Column(nullable = false)
    int times;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind", nullable = false)
    Actor.Kind actorKind;

    @Column(nullable = false)
    String actor;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    AuditAction action;

    @Nullable
    String subject;

    AuditEntry toRecord() {
        return new AuditEntry(id, at, lastAt, times, new Actor(actorKind, actor), action, subject);
    }
}
