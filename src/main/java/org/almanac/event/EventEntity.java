package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "event")
class EventEntity {
    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String uid;

    @Column(nullable = false)
    String slug;

    @Column(nullable = false)
    String title;

    @Nullable
    String summary;

    @Nullable
    String description;

    @Column(name = "start_local", nullable = false)
    @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME)
    LocalDateTime start;

    @Column(name = "end_local")
    @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME)
    @Nullable
    LocalDateTime end;

    @Column(name = "time_zone", nullable = false)
    String timeZone;

    @Column(name = "all_day", nullable = false)
    boolean allDay;

    @Column(name = "starts_at", nullable = false)
    Instant startsAt;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

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

    @Column(nullable = false)
    boolean published;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    EventStatus status;

    @ManyToMany
    @JoinTable(
            name = "event_tag",
            joinColumns = @JoinColumn(name = "event_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderColumn(name = "position")
    List<TagEntity> tags = new ArrayList<>();

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "series_id")
    @Nullable
    SeriesEntity series;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "venue_id")
    @Nullable
    VenueEntity venue;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organiser_id")
    @Nullable
    OrganiserEntity organiser;

    @Column(name = "online_url")
    @Nullable
    String onlineUrl;

    @Nullable
    String url;

    @Column(name = "registration_url")
    @Nullable
    String registrationUrl;

    @Nullable
    String image;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "key_dates", nullable = false)
    List<KeyDate> keyDates = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Recurrence recurrence;

    @Nullable
    String source;

    /** It came as private or confidential. Not shown, so a change of it alone is no revision. */
    @OptimisticLock(excluded = true)
    @Column(nullable = false)
    boolean restricted;

    @Column(name = "import_key")
    @Nullable
    String importKey;

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

    protected EventEntity() {}

    EventEntity(UUID id, String uid, String slug, Instant now) {
        this.id = id;
        this.uid = uid;
        this.slug = slug;
        this.createdAt = now;
        this.updatedAt = now;
        this.lastModified = now;
    }

    void restore(Restored restored) {
        sequence = restored.sequence();
        revision = restored.revision();
        createdAt = restored.createdAt();
        updatedAt = restored.updatedAt();
        lastModified = restored.updatedAt();
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

    EventTime time() {
        return new EventTime(start, end, ZoneId.of(timeZone), allDay);
    }

    EventContent content() {
        return EventContent.builder(title, time())
                .summary(summary)
                .description(description)
                .published(published)
                .status(status)
                .tags(tags.stream().map(TagEntity::toTag).toList())
                .series(series == null ? null : series.toSeries())
                .venue(venue == null ? null : venue.toVenue())
                .onlineUrl(onlineUrl)
                .organiser(organiser == null ? null : organiser.toOrganiser())
                .url(url)
                .registrationUrl(registrationUrl)
                .image(image)
                .keyDates(List.copyOf(keyDates))
                .recurrence(recurrence)
                .build();
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
                .build();
    }
}
