package org.almanac.event.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.RegisterKind;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "bulk_edit")
public class BulkEditEntity {
    @Id
    public UUID id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public BulkAction action;

    @Nullable
    public String value;

    @Enumerated(EnumType.STRING)
    @Nullable
    public RegisterKind register;

    @Column(name = "entry_id")
    @Nullable
    UUID entryId;

    @Column(name = "target_id")
    @Nullable
    UUID targetId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    EntryValue former;

    @Column(nullable = false)
    public boolean seen;

    @Column(nullable = false)
    public boolean moves;

    @Column(nullable = false)
    public boolean quietly;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind", nullable = false)
    Actor.Kind actorKind;

    @Column(nullable = false)
    String actor;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public BulkState state = BulkState.PREPARED;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    protected BulkEditEntity() {}

    public BulkEditEntity(UUID id, BulkAction action, @Nullable String value, Actor actor, Instant now) {
        this.id = id;
        this.action = action;
        this.value = value;
        this.actorKind = actor.kind();
        this.actor = actor.name();
        this.createdAt = now;
    }

    /** It is about an entry of a register, and begins at once. @param target null unless it is merged into another */
    public void about(RegisterKind kind, UUID entry, @Nullable UUID target, EntryValue was, EntryValue.Leaving left) {
        register = kind;
        entryId = entry;
        targetId = target;
        former = was;
        seen = left.seen();
        moves = left.moves();
        begin(false, createdAt);
    }

    public void begin(boolean withoutTelling, Instant now) {
        quietly = withoutTelling;
        state = BulkState.RUNNING;
        startedAt = now;
    }

    public void undo() {
        state = BulkState.UNDOING;
        endedAt = null;
    }

    public void end(Instant now) {
        state = state == BulkState.UNDOING ? BulkState.UNDONE : BulkState.DONE;
        endedAt = now;
    }

    public Actor actor() {
        return new Actor(actorKind, actor);
    }

    /** Why an event changed, for its history; the same for all of one edit and for those of no other. */
    public String reason() {
        String number = id.toString();
        return (state == BulkState.UNDOING ? "Put back, with others" : "Edited with others") + " (#"
                + number.substring(number.length() - 8) + ")";
    }

    public UUID entry() {
        return Objects.requireNonNull(entryId);
    }

    public UUID target() {
        return Objects.requireNonNull(targetId);
    }

    public EntryValue former() {
        return Objects.requireNonNull(former);
    }

    public BulkEdit toRecord() {
        return new BulkEdit(
                id,
                action,
                value,
                register,
                former == null ? null : EntryLabel.of(former.value()),
                quietly,
                actor(),
                state,
                createdAt,
                startedAt,
                endedAt);
    }
}
