package org.almanac.event.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.almanac.event.EventContent;
import org.almanac.event.store.EventEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "bulk_edit_item")
@IdClass(BulkItemEntity.Key.class)
public class BulkItemEntity {
    private static final int LONGEST_REASON = 500;

    @Id
    @Column(name = "bulk_edit_id")
    UUID editId;

    @Id
    @Column(name = "event_id")
    public UUID eventId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    BulkItemState state;

    @Nullable
    String reason;

    @Nullable
    Integer revision;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    public BulkFormer former;

    record Key(UUID editId, UUID eventId) {}

    protected BulkItemEntity() {}

    /** @param after the event's revision after the edit */
    public void done(EventContent before, int after) {
        state = BulkItemState.DONE;
        former = BulkFormer.of(before);
        revision = after;
    }

    public void unchanged() {
        state = BulkItemState.UNCHANGED;
    }

    public void failed(String why) {
        state = BulkItemState.FAILED;
        reason = why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why;
    }

    public void undone() {
        state = BulkItemState.UNDONE;
    }

    public void kept(String why) {
        state = BulkItemState.KEPT;
        reason = why;
    }

    /** Whether the event is as the edit left it. */
    public boolean isLastEditOf(EventEntity event) {
        return revision != null && revision == event.revision;
    }
}
