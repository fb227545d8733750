package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.event.Recurrence;
import org.almanac.event.Venue;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An event that readers once saw and see no more, as it was when they last did. It is written once, when the event is
 * taken away, and deleted when it is published again; what is edited meanwhile is in {@link EventEntity} alone.
 */
@Entity
@Table(name = "tombstone")
public class TombstoneEntity {
    @Id
    @Column(name = "event_id")
    UUID eventId;

    @Column(nullable = false, updatable = false)
    public String slug;

    @Column(nullable = false, updatable = false)
    String title;

    @Column(name = "start_local", nullable = false, updatable = false)
    @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME)
    LocalDateTime start;

    @Column(name = "end_local", updatable = false)
    @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME)
    @Nullable
    LocalDateTime end;

    @Column(name = "time_zone", nullable = false, updatable = false)
    String timeZone;

    @Column(name = "all_day", nullable = false, updatable = false)
    boolean allDay;

    @Column(name = "starts_at", nullable = false, updatable = false)
    Instant startsAt;

    @Column(name = "ends_at", nullable = false, updatable = false)
    Instant endsAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    @Nullable
    Recurrence recurrence;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "key_dates", nullable = false, updatable = false)
    List<KeyDate> keyDates = List.of();

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    EventStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    @Nullable
    Venue venue;

    @Column(name = "online_url", updatable = false)
    @Nullable
    String onlineUrl;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false, updatable = false)
    UUID[] tags = {};

    @Column(name = "series_id", updatable = false)
    @Nullable
    UUID seriesId;

    @Column(name = "organiser_id", updatable = false)
    @Nullable
    UUID organiserId;

    @Column(length = 2, updatable = false)
    @JdbcTypeCode(SqlTypes.CHAR)
    @Nullable
    String country;

    @Column(nullable = false, updatable = false)
    int sequence;

    @Column(nullable = false, updatable = false)
    int revision;

    @Column(name = "last_modified", nullable = false, updatable = false)
    Instant lastModified;

    protected TombstoneEntity() {}

    /** @param event while readers still see it */
    public TombstoneEntity(EventEntity event) {
        eventId = event.id;
        slug = event.slug;
        title = event.title;
        start = event.start;
        end = event.end;
        timeZone = event.timeZone;
        allDay = event.allDay;
        startsAt = event.startsAt;
        endsAt = event.endsAt;
        recurrence = event.recurrence;
        keyDates = event.keyDates;
        status = event.status;
        venue = event.venue == null ? null : event.venue.toVenue();
        onlineUrl = event.onlineUrl;
        tags = event.tags.stream().map(tag -> tag.id).toArray(UUID[]::new);
        seriesId = event.series == null ? null : event.series.id;
        organiserId = event.organiser == null ? null : event.organiser.id;
        country = venue == null ? null : venue.country();
        sequence = event.sequence;
        revision = event.revision;
        lastModified = event.lastModified;
    }

    /** @param event after it was taken away; what it is at is certain only when it has been written */
    public void takenAway(EventEntity event, int newRevision) {
        sequence = event.sequence;
        revision = newRevision;
        lastModified = event.lastModified;
    }

    /** What of it differs from one moment to another is told to readers; the rest was never kept. */
    public EventContent content() {
        return EventContent.builder(title, new EventTime(start, end, ZoneId.of(timeZone), allDay))
                .published(false)
                .status(status)
                .venue(venue)
                .onlineUrl(onlineUrl)
                .keyDates(List.copyOf(keyDates))
                .recurrence(recurrence)
                .build();
    }

    /** The event for readers: hidden or withdrawn, and otherwise as they last saw it. */
    public Event toEvent(EventEntity event) {
        return Event.builder(eventId, event.uid, slug, content(), event.createdAt)
                .sequence(sequence)
                .revision(revision)
                .updatedAt(lastModified)
                .lastModified(lastModified)
                .firstPublishedAt(event.firstPublishedAt)
                .withdrawnAt(event.withdrawnAt)
                .withdrawal(event.withdrawal())
                .build();
    }
}
