package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "event")
class EventEntity extends EventContentEntity {
    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String uid;

    @Column(nullable = false)
    String slug;

    /** When all that is known of it begins and is over, so that it is found by when it takes place. */
    @OptimisticLock(excluded = true)
    @Column(name = "first_at", nullable = false)
    Instant firstAt;

    @OptimisticLock(excluded = true)
    @Column(name = "over_at", nullable = false)
    Instant overAt;

    /** All instances that begin from then on are stored; null when none begins earlier. */
    @OptimisticLock(excluded = true)
    @Column(name = "stored_from")
    @Nullable
    Instant storedFrom;

    /** All instances that begin before are stored; null when none begins later. */
    @OptimisticLock(excluded = true)
    @Column(name = "stored_until")
    @Nullable
    Instant storedUntil;

    @Nullable
    String source;

    /** It came as private or confidential. Not shown, so a change of it alone is no revision. */
    @OptimisticLock(excluded = true)
    @Column(nullable = false)
    boolean restricted;

    @Column(name = "import_key")
    @Nullable
    String importKey;

    /** What it was when it was last imported. No reader sees it, so a change of it alone is no revision. */
    @OptimisticLock(excluded = true)
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    ImportState imported;

    @Column(nullable = false)
    int sequence;

    @Version
    @Column(nullable = false)
    int revision = 1;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Column(name = "last_modified", nullable = false)
    Instant lastModified;

    @Column(name = "first_published_at")
    @Nullable
    Instant firstPublishedAt;

    @Column(name = "withdrawn_at")
    @Nullable
    Instant withdrawnAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "withdrawn_as")
    Withdrawal.@Nullable Reason withdrawnAs;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "double_of")
    @Nullable
    EventEntity doubleOf;
    /** Not shown to readers, and changed with what is; so it is no revision by itself. */
    @OptimisticLock(excluded = true)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "edited")
    @Nullable
    Map<String, FieldEdit> edited;

    protected EventEntity() {}

    EventEntity(UUID id, String uid, String slug, Instant now) {
        this.id = id;
        this.uid = uid;
        this.slug = slug;
        this.createdAt = now;
        this.updatedAt = now;
        this.lastModified = now;
    }

    /** Of an event that is made: where it was before. */
    void cameFrom(NewEvent identity) {
        source = identity.source();
        importKey = identity.importKey();
        restricted = identity.restricted();
        imported = identity.imported();
        Restored restored = identity.restored();
        if (restored != null) {
            sequence = restored.sequence();
            revision = restored.revision();
            createdAt = restored.createdAt();
            updatedAt = restored.updatedAt();
            lastModified = restored.updatedAt();
        }
    }

    /** Once a new one says what it is to say. */
    void begin(StoredDates stored) {
        firstPublishedAt = published ? createdAt : null;
        reaches(stored);
    }

    /** Of an event from elsewhere: what an editor changed of it here. */
    void edited(Collection<FieldChange> changes, Actor editor, Instant now) {
        if (source != null) {
            edited = EditedFields.with(edited, changes, editor, now);
        }
    }

    void giveBack(Collection<String> fields) {
        edited = EditedFields.without(edited, fields);
        awaitNews(fields);
    }

    /** Whatever its source says of these fields next is news, though it said the same before. */
    void awaitNews(Collection<String> fields) {
        imported = imported == null ? null : imported.without(fields);
    }

    EventOrigin origin() {
        return new EventOrigin(source, edited == null ? Map.of() : edited);
    }

    void rename(String newSlug) {
        slug = newSlug;
    }

    /** Whether it is private at its source. */
    void restrict(boolean isPrivate) {
        restricted = isPrivate;
    }

    void imported(@Nullable ImportState state) {
        imported = state;
    }

    /** @param original of which it is a double; null unless it is one */
    void withdraw(Event before, Withdrawal.Reason reason, @Nullable EventEntity original, Instant now) {
        withdrawnAt = now;
        withdrawnAs = reason;
        doubleOf = original;
        touch(before, now);
    }

    void bringBack(Event before, Instant now) {
        withdrawnAt = null;
        touch(before, now);
    }

    /** To be called when it has changed. @param before as it was */
    void touch(Event before, Instant now) {
        updatedAt = now;
        if (firstPublishedAt == null) {
            if (isPublic()) {
                firstPublishedAt = now;
                lastModified = now;
            }
            return;
        }
        // What is hidden is told of as it was when it was last public, whatever is done to it since.
        boolean seen = before.isPublic() || isPublic();
        if (seen && !ReaderView.of(toEvent()).equals(ReaderView.of(before))) {
            sequence++;
            lastModified = now;
        }
    }

    /** Time goes by without an edit: this raises no revision. */
    void reaches(StoredDates stored) {
        firstAt = stored.firstAt();
        overAt = stored.overAt();
        storedFrom = stored.from();
        storedUntil = stored.until();
    }

    boolean isPublic() {
        return published && withdrawnAt == null;
    }

    Event toEvent() {
        return toEvent(content());
    }

    /** As it would be if it said something else. */
    Event toEvent(EventContent content) {
        return Event.builder(id, uid, slug, content, createdAt)
                .source(source)
                .sequence(sequence)
                .revision(revision)
                .updatedAt(updatedAt)
                .lastModified(lastModified)
                .firstPublishedAt(firstPublishedAt)
                .withdrawnAt(withdrawnAt)
                .withdrawal(withdrawal())
                .build();
    }

    @Nullable
    Withdrawal withdrawal() {
        if (withdrawnAt == null) {
            return null;
        }
        EventEntity original = doubleOf;
        return new Withdrawal(
                withdrawnAs == null ? Withdrawal.Reason.UNSAID : withdrawnAs,
                original == null ? null : new Withdrawal.Other(original.id, original.slug));
    }
}
