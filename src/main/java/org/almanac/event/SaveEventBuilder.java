package org.almanac.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link SaveEvent}, one thing said after another; what is not said, or null, is left out. */
public final class SaveEventBuilder {
    private @Nullable String uid;
    private @Nullable String slug;
    private @Nullable String title;
    private @Nullable String summary;
    private @Nullable String description;
    private @Nullable String start;
    private @Nullable String end;
    private @Nullable String timeZone;
    private @Nullable Boolean allDay;
    private @Nullable Boolean published;
    private @Nullable String status;
    private @Nullable String note;
    private @Nullable List<@Nullable String> tags;
    private @Nullable String series;
    private SaveEvent.@Nullable VenueInput venue;
    private @Nullable String onlineUrl;
    private SaveEvent.@Nullable OrganiserInput organiser;
    private @Nullable String url;
    private @Nullable String registrationUrl;
    private @Nullable String image;
    private @Nullable List<SaveEvent.@Nullable KeyDateInput> keyDates;
    private @Nullable Boolean featured;
    private @Nullable String featuredLabel;
    private SaveEvent.@Nullable RecurrenceInput recurrence;

    SaveEventBuilder() {}

    SaveEventBuilder(SaveEvent from) {
        uid = from.uid();
        slug = from.slug();
        title = from.title();
        summary = from.summary();
        description = from.description();
        start = from.start();
        end = from.end();
        timeZone = from.timeZone();
        allDay = from.allDay();
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

    public SaveEventBuilder uid(@Nullable String uid) {
        this.uid = uid;
        return this;
    }

    public SaveEventBuilder slug(@Nullable String slug) {
        this.slug = slug;
        return this;
    }

    public SaveEventBuilder title(@Nullable String title) {
        this.title = title;
        return this;
    }

    public SaveEventBuilder summary(@Nullable String summary) {
        this.summary = summary;
        return this;
    }

    public SaveEventBuilder description(@Nullable String description) {
        this.description = description;
        return this;
    }

    public SaveEventBuilder start(@Nullable String start) {
        this.start = start;
        return this;
    }

    public SaveEventBuilder end(@Nullable String end) {
        this.end = end;
        return this;
    }

    public SaveEventBuilder timeZone(@Nullable String timeZone) {
        this.timeZone = timeZone;
        return this;
    }

    public SaveEventBuilder allDay(@Nullable Boolean allDay) {
        this.allDay = allDay;
        return this;
    }

    public SaveEventBuilder published(@Nullable Boolean published) {
        this.published = published;
        return this;
    }

    public SaveEventBuilder status(@Nullable String status) {
        this.status = status;
        return this;
    }

    public SaveEventBuilder note(@Nullable String note) {
        this.note = note;
        return this;
    }

    public SaveEventBuilder tags(@Nullable List<@Nullable String> tags) {
        this.tags = tags;
        return this;
    }

    public SaveEventBuilder series(@Nullable String series) {
        this.series = series;
        return this;
    }

    public SaveEventBuilder venue(SaveEvent.@Nullable VenueInput venue) {
        this.venue = venue;
        return this;
    }

    public SaveEventBuilder onlineUrl(@Nullable String onlineUrl) {
        this.onlineUrl = onlineUrl;
        return this;
    }

    public SaveEventBuilder organiser(SaveEvent.@Nullable OrganiserInput organiser) {
        this.organiser = organiser;
        return this;
    }

    public SaveEventBuilder url(@Nullable String url) {
        this.url = url;
        return this;
    }

    public SaveEventBuilder registrationUrl(@Nullable String registrationUrl) {
        this.registrationUrl = registrationUrl;
        return this;
    }

    public SaveEventBuilder image(@Nullable String image) {
        this.image = image;
        return this;
    }

    public SaveEventBuilder keyDates(@Nullable List<SaveEvent.@Nullable KeyDateInput> keyDates) {
        this.keyDates = keyDates;
        return this;
    }

    public SaveEventBuilder featured(@Nullable Boolean featured) {
        this.featured = featured;
        return this;
    }

    public SaveEventBuilder featuredLabel(@Nullable String featuredLabel) {
        this.featuredLabel = featuredLabel;
        return this;
    }

    public SaveEventBuilder recurrence(SaveEvent.@Nullable RecurrenceInput recurrence) {
        this.recurrence = recurrence;
        return this;
    }

    /** A rule of which no date is left out, added or differs. */
    public SaveEventBuilder rrule(String rrule) {
        return recurrence(new SaveEvent.RecurrenceInput(rrule, null, null, null));
    }

    public SaveEvent build() {
        return new SaveEvent(
                uid,
                slug,
                title,
                summary,
                description,
                start,
                end,
                timeZone,
                allDay,
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
