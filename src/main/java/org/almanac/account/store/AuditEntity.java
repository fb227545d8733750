package org.almanac.account.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.account.AuditAction;
import org.almanac.account.AuditEntry;
import org.almanac.event.Actor;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "audit_entry")
public class AuditEntity {
    @Id
    public UUID id;

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

    public AuditEntry toRecord() {
        return new AuditEntry(id, at, lastAt, times, new Actor(actorKind, actor), action, subject);
    }
}
