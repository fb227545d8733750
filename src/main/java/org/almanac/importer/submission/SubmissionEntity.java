package org.almanac.importer.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.SaveEvent;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "submission")
class SubmissionEntity {
    @Id
    UUID id;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false, updatable = false)
    SaveEvent event;

    @Nullable
    String contact;

    @Nullable
    String note;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Submission.State state;

    @Column(name = "submitted_at", nullable = false, updatable = false)
    Instant submittedAt;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Nullable
    String reason;

    @Column(name = "event_id")
    @Nullable
    UUID eventId;

    protected SubmissionEntity() {}

    SubmissionEntity(UUID id, SaveEvent event, @Nullable String contact, @Nullable String note, Instant now) {
        this.id = id;
        this.event = event;
        this.contact = contact;
        this.note = note;
        this.state = Submission.State.WAITING;
        this.submittedAt = now;
    }

    void accept(UUID event, Actor editor, Instant now) {
        decide(Submission.State.ACCEPTED, editor, now);
        eventId = event;
    }

    void reject(@Nullable String because, Actor editor, Instant now) {
        decide(Submission.State.REJECTED, editor, now);
        reason = because;
    }

    private void decide(Submission.State decision, Actor editor, Instant now) {
        state = decision;
        decidedAt = now;
        decidedBy = editor.name();
    }

    void reopen() {
        state = Submission.State.WAITING;
        decidedAt = null;
        decidedBy = null;
        reason = null;
    }

    Submission toSubmission() {
        return new Submission(id, event, contact, note, state, submittedAt, decidedAt, decidedBy, reason, eventId);
    }
}
