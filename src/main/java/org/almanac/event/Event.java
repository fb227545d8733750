package org.almanac.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the catalogue as it stands.
 *
 * @param id UUIDv7
 * @param uid RFC 5545 UID; never changes
 * @param slug its name in addresses, unique
 * @param source the import it came from
 * @param sequence RFC 5545 SEQUENCE: rises with every change that a feed's reader would see
 * @param revision rises with every change
 * @param lastModified when a feed's reader last saw something change
 * @param firstPublishedAt null while no reader has ever seen it
 * @param withdrawnAt set when it was deleted; feeds then carry it as cancelled for a while
 * @param withdrawal why; null while it is there
 */
public record Event(
        UUID id,
        String uid,
        String slug,
        EventContent content,
        @Nullable String source,
        int sequence,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        Instant lastModified,
        @Nullable Instant firstPublishedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Withdrawal withdrawal) {

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** @throws IllegalStateException when it is not withdrawn */
    public Instant withdrawnSince() {
        if (withdrawnAt == null) {
            throw new IllegalStateException(id + " is not withdrawn");
        }
        return withdrawnAt;
    }

    /** Whether readers see it now. */
    public boolean isPublic() {
        return content.published() && !withdrawn();
    }

    /**
     * The same event without what cannot be shown.
     *
     * @param repeated whether it still recurs
     */
    public Event plain(boolean repeated) {
        return toBuilder().content(content.plain(repeated)).build();
    }

    /**
     * The same on one of its dates, with the title, description and place that only that date has.
     *
     * @param recursAt the original start of the date; null for an event that does not recur
     */
    public Event on(@Nullable LocalDateTime recursAt) {
        Recurrence recurrence = content.recurrence();
        if (recursAt == null || recurrence == null) {
            return this;
        }
        for (Recurrence.Override date : recurrence.overrides()) {
            if (date.at().equals(recursAt) && date.hasOwnWords()) {
                return toBuilder().content(content.on(date)).build();
            }
        }
        return this;
    }

    /** Whether {@link #on} makes another of it for any of its dates. */
    public boolean hasDatesWithOwnWords() {
        Recurrence recurrence = content.recurrence();
        return recurrence != null && recurrence.overrides().stream().anyMatch(Recurrence.Override::hasOwnWords);
    }

    /** The same on the date that takes place at some time; see {@link #on}. */
    public Event at(EventTime time) {
        Recurrence recurrence = content.recurrence();
        if (recurrence != null) {
            for (Recurrence.Override date : recurrence.overrides()) {
                LocalDateTime start = date.start() == null ? date.at() : date.start();
                if (date.hasOwnWords() && start.equals(time.start())) {
                    return on(date.at());
                }
            }
        }
        return this;
    }

    public String title() {
        return content.title();
    }

    public EventTime time() {
        return content.time();
    }

    public EventStatus status() {
        return content.status();
    }

    /** One that was created at some time and has not been touched since. */
    public static Builder builder(UUID id, String uid, String slug, EventContent content, Instant createdAt) {
        return new Builder(id, uid, slug, content, createdAt);
    }

    private Builder toBuilder() {
        return new Builder(id, uid, slug, content, createdAt)
                .source(source)
                .sequence(sequence)
                .revision(revision)
                .updatedAt(updatedAt)
                .lastModified(lastModified)
                .firstPublishedAt(firstPublishedAt)
                .withdrawnAt(withdrawnAt)
                .withdrawal(withdrawal);
    }

    /** The event that it is a double of; null when it was not taken out as one. */
    public Withdrawal.@Nullable Other doubleOf() {
        return withdrawal == null ? null : withdrawal.other();
    }

    /** Says one thing after another; what is not said, or null where that may be, is left out. */
    public static final class Builder {
        private final UUID id;
        private final String uid;
        private final String slug;
        private EventContent content;
        private @Nullable String source;
        private int sequence;
        private int revision = 1;
        private final Instant createdAt;
        private Instant updatedAt;
        private Instant lastModified;
        private @Nullable Instant firstPublishedAt;
        private @Nullable Instant withdrawnAt;
        private @Nullable Withdrawal withdrawal;

        private Builder(UUID id, String uid, String slug, EventContent content, Instant createdAt) {
            this.id = id;
            this.uid = uid;
            this.slug = slug;
            this.content = content;
            this.createdAt = createdAt;
            this.updatedAt = createdAt;
            this.lastModified = createdAt;
        }

        private Builder content(EventContent content) {
            this.content = content;
            return this;
        }

        public Builder source(@Nullable String source) {
            this.source = source;
            return this;
        }

        public Builder sequence(int sequence) {
            this.sequence = sequence;
            return this;
        }

        public Builder revision(int revision) {
            this.revision = revision;
            return this;
        }

        public Builder updatedAt(Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        public Builder lastModified(Instant lastModified) {
            this.lastModified = lastModified;
            return this;
        }

        public Builder firstPublishedAt(@Nullable Instant firstPublishedAt) {
            this.firstPublishedAt = firstPublishedAt;
            return this;
        }

        public Builder withdrawnAt(@Nullable Instant withdrawnAt) {
            this.withdrawnAt = withdrawnAt;
            return this;
        }

        public Builder withdrawal(@Nullable Withdrawal withdrawal) {
            this.withdrawal = withdrawal;
            return this;
        }

        public Event build() {
            return new Event(
                    id,
                    uid,
                    slug,
                    content,
                    source,
                    sequence,
                    revision,
                    createdAt,
                    updatedAt,
                    lastModified,
                    firstPublishedAt,
                    withdrawnAt,
                    withdrawal);
        }
    }
}
