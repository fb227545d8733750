package org.almanac.event.store;

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
import java.util.List;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.ReaderView;
import org.almanac.event.Withdrawal;
import org.almanac.event.dates.StoredDates;
import org.almanac.event.imported.Restored;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "event")
public class EventEntity extends EventOriginEntity {
    @Id
    public UUID id;

    @Column(nullable = false, updatable = false)
    public String uid;

    @Column(nullable = false)
    public String slug;

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
    public Instant storedFrom;

    /** All instances that begin before are stored; null when none begins later. */
    @OptimisticLock(excluded = true)
    @Column(name = "stored_until")
    @Nullable
    public Instant storedUntil;

    @Column(nullable = false)
    public int sequence;

    @Version
    @Column(nullable = false)
    public int revision = 1;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Column(name = "last_modified", nullable = false)
    public Instant lastModified;

    @Column(name = "first_published_at")
    @Nullable
    public Instant firstPublishedAt;

    @Column(name = "withdrawn_at")
    @Nullable
    public Instant withdrawnAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "withdrawn_as")
    Withdrawal.@Nullable Reason withdrawnAs;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "double_of")
    @Nullable
    public EventEntity doubleOf;

    /**
     * What the words of a new event are made of, which are written with it. Later ones are written by
     * {@link EventRepository#writeWords}; nobody reads them here.
     */
    @Column(name = "search", updatable = false)
    @ColumnTransformer(read = "cast(null as text[])", write = "words_of(?)")
    @OptimisticLock(excluded = true)
    @JdbcTypeCode(SqlTypes.ARRAY)
    String @Nullable [] words;

    /** The catalogue's revision that made it, for those who keep what they rendered; later ones as the words. */
    @Column(name = "changed_in", nullable = false, updatable = false)
    @OptimisticLock(excluded = true)
    long madeIn;

    protected EventEntity() {}

    public EventEntity(UUID id, String uid, String slug, Instant now) {
        this.id = id;
        this.uid = uid;
        this.slug = slug;
        this.createdAt = now;
        this.updatedAt = now;
        this.lastModified = now;
    }

    @Override
    public void cameFrom(NewEvent identity) {
        super.cameFrom(identity);
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
    public void begin(StoredDates stored) {
        firstPublishedAt = published ? createdAt : null;
        reaches(stored);
    }

    /**
     * Of an event that is made, when it says all that it is to say: how it is found.
     *
     * @param said what the words are made of
     * @param catalogue the revision that the catalogue will have
     */
    public void isFoundBy(List<String> said, long catalogue) {
        words = said.toArray(String[]::new);
        madeIn = isPublic() ? catalogue : 0;
    }

    public void rename(String newSlug) {
        slug = newSlug;
    }

    /** @param original of which it is a double; null unless it is one */
    public void withdraw(Event before, Withdrawal.Reason reason, @Nullable EventEntity original, Instant now) {
        withdrawnAt = now;
        withdrawnAs = reason;
        doubleOf = original;
        touch(before, now);
    }

    /** @param shown whether readers see it again */
    public void bringBack(Event before, boolean shown, Instant now) {
        withdrawnAt = null;
        withdrawnAs = null;
        doubleOf = null;
        published = shown;
        touch(before, now);
    }

    /** To be called when it has changed. @param before as it was */
    public void touch(Event before, Instant now) {
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
    public void reaches(StoredDates stored) {
        firstAt = stored.firstAt();
        overAt = stored.overAt();
        storedFrom = stored.from();
        storedUntil = stored.until();
    }

    public boolean isPublic() {
        return published && withdrawnAt == null;
    }

    public Event toEvent() {
        return toEvent(content());
    }

    /** As it would be if it said something else. */
    public Event toEvent(EventContent content) {
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
