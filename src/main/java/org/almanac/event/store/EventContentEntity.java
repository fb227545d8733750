package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.almanac.event.Recurrence;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What an editor says about an event, as columns of its row; see {@link EventContent}. */
@MappedSuperclass
public abstract class EventContentEntity {
    @Column(nullable = false)
    public String title;

    @Nullable
    String summary;

    @Nullable
    public String description;

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
    public boolean allDay;

    @Column(name = "starts_at", nullable = false)
    Instant startsAt;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    @Column(nullable = false)
    public boolean published;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    EventStatus status;

    @Nullable
    String note;

    @ManyToMany
    @JoinTable(
            name = "event_tag",
            joinColumns = @JoinColumn(name = "event_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderColumn(name = "position")
    public List<TagEntity> tags = new ArrayList<>();

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "series_id")
    @Nullable
    public SeriesEntity series;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "venue_id")
    @Nullable
    public VenueEntity venue;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organiser_id")
    @Nullable
    public OrganiserEntity organiser;

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

    @Column(nullable = false)
    boolean featured;

    @Column(name = "featured_label")
    @Nullable
    String featuredLabel;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Recurrence recurrence;

    protected EventContentEntity() {}

    /** The entries of the registers that a content names. */
    public record Named(
            List<TagEntity> tags,
            @Nullable SeriesEntity series,
            @Nullable VenueEntity venue,
            @Nullable OrganiserEntity organiser) {}

    /** @param named what the content names, found or made */
    public void say(EventContent content, Named named) {
        EventTime time = content.time();
        title = content.title();
        summary = content.summary();
        description = content.description();
        start = time.start();
        end = time.end();
        timeZone = time.zone().getId();
        allDay = time.allDay();
        startsAt = time.startsAt();
        endsAt = time.endsAt();
        published = content.published();
        status = content.status();
        note = content.note();
        series = named.series();
        venue = named.venue();
        organiser = named.organiser();
        onlineUrl = content.onlineUrl();
        url = content.url();
        registrationUrl = content.registrationUrl();
        image = content.image();
        keyDates = content.keyDates();
        featured = content.featured();
        featuredLabel = content.featuredLabel();
        recurrence = content.recurrence();
        tagWith(named.tags());
    }

    private void tagWith(List<TagEntity> wanted) {
        if (!wanted.equals(tags)) {
            tags.clear();
            tags.addAll(wanted);
        }
    }

    /** Names another tag where it named one; no tag twice. */
    public void move(TagEntity from, TagEntity to) {
        Set<TagEntity> moved = new LinkedHashSet<>();
        tags.forEach(tag -> moved.add(tag == from ? to : tag));
        tagWith(List.copyOf(moved));
    }

    public void move(SeriesEntity to) {
        series = to;
    }

    public void move(OrganiserEntity to) {
        organiser = to;
    }

    public void move(VenueEntity to) {
        venue = to;
    }

    EventTime time() {
        return new EventTime(start, end, ZoneId.of(timeZone), allDay);
    }

    public EventContent content() {
        return EventContent.builder(title, time())
                .summary(summary)
                .description(description)
                .published(published)
                .status(status)
                .note(note)
                .tags(tags.stream().map(TagEntity::toTag).toList())
                .series(series == null ? null : series.toSeries())
                .venue(venue == null ? null : venue.toVenue())
                .onlineUrl(onlineUrl)
                .organiser(organiser == null ? null : organiser.toOrganiser())
                .url(url)
                .registrationUrl(registrationUrl)
                .image(image)
                .keyDates(List.copyOf(keyDates))
                .featured(featured)
                .featuredLabel(featuredLabel)
                .recurrence(recurrence)
                .build();
    }
}
