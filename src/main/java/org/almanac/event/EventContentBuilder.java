package org.almanac.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says one thing after another of an {@link EventContent}; what is not said, or null where that may be, is left out. */
public final class EventContentBuilder {
    private String title;
    private @Nullable String summary;
    private @Nullable String description;
    private EventTime time;
    private boolean published;
    private EventStatus status = EventStatus.CONFIRMED;
    private @Nullable String note;
    private List<Tag> tags = List.of();
    private @Nullable Series series;
    private @Nullable Venue venue;
    private @Nullable String onlineUrl;
    private @Nullable Organiser organiser;
    private @Nullable String url;
    private @Nullable String registrationUrl;
    private @Nullable String image;
    private List<KeyDate> keyDates = List.of();
    private boolean featured;
    private @Nullable String featuredLabel;
    private @Nullable Recurrence recurrence;

    EventContentBuilder(String title, EventTime time) {
        this.title = title;
        this.time = time;
    }

    EventContentBuilder(EventContent from) {
        title = from.title();
        summary = from.summary();
        description = from.description();
        time = from.time();
        published = from.published();
        status = from.status();
        note = from.note();
        tags = from.tags();
        series = from.series();
        venue = from.venue();
        onlineUrl = from.onlineUrl();
        organiser = from.organiser();
        url = from.url();
        registrationUrl = from.registrationUrl();
        image = from.image();
        keyDates = from.keyDates();
        featured = from.featured();
        featuredLabel = from.featuredLabel();
        recurrence = from.recurrence();
    }

    public EventContentBuilder title(String title) {
        this.title = title;
        return this;
    }

    public EventContentBuilder summary(@Nullable String summary) {
        this.summary = summary;
        return this;
    }

    public EventContentBuilder description(@Nullable String description) {
        this.description = description;
        return this;
    }

    public EventContentBuilder time(EventTime time) {
        this.time = time;
        return this;
    }

    public EventContentBuilder published(boolean published) {
        this.published = published;
        return this;
    }

    public EventContentBuilder status(EventStatus status) {
        this.status = status;
        return this;
    }

    public EventContentBuilder note(@Nullable String note) {
        this.note = note;
        return this;
    }

    public EventContentBuilder tags(List<Tag> tags) {
        this.tags = tags;
        return this;
    }

    public EventContentBuilder series(@Nullable Series series) {
        this.series = series;
        return this;
    }

    public EventContentBuilder venue(@Nullable Venue venue) {
        this.venue = venue;
        return this;
    }

    public EventContentBuilder onlineUrl(@Nullable String onlineUrl) {
        this.onlineUrl = onlineUrl;
        return this;
    }

    public EventContentBuilder organiser(@Nullable Organiser organiser) {
        this.organiser = organiser;
        return this;
    }

    public EventContentBuilder url(@Nullable String url) {
        this.url = url;
        return this;
    }

    public EventContentBuilder registrationUrl(@Nullable String registrationUrl) {
        this.registrationUrl = registrationUrl;
        return this;
    }

    public EventContentBuilder image(@Nullable String image) {
        this.image = image;
        return this;
    }

    public EventContentBuilder keyDates(List<KeyDate> keyDates) {
        this.keyDates = keyDates;
        return this;
    }

    public EventContentBuilder featured(boolean featured) {
        this.featured = featured;
        return this;
    }

    public EventContentBuilder featuredLabel(@Nullable String featuredLabel) {
        this.featuredLabel = featuredLabel;
        return this;
    }

    public EventContentBuilder recurrence(@Nullable Recurrence recurrence) {
        this.recurrence = recurrence;
        return this;
    }

    public EventContent build() {
        return new EventContent(
                title,
                summary,
                description,
                time,
                published,
                status,
                note,
                tags,
                series,
                venue,
                onlineUrl,
                organiser,
                url,
                registrationUrl,
                image,
                keyDates,
                featured,
                featuredLabel,
                recurrence);
    }
}
