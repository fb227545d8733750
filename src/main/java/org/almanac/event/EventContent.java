package org.almanac.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an editor says about an event, checked and in canonical form: two contents are equal exactly when there is
 * nothing to tell a reader or an editor apart.
 *
 * @param title one line
 * @param summary one line
 * @param description Markdown
 * @param published whether readers see it at all
 * @param note what readers should know of its being moved, postponed or cancelled; plain text
 * @param tags in the editor's order, without repetition
 * @param onlineUrl where to join; an event with a venue and an online address is hybrid
 * @param url the event's own page
 * @param featured an editor's pick or a paid listing
 * @param featuredLabel one line that says which, where it is preferred
 */
public record EventContent(
        String title,
        @Nullable String summary,
        @Nullable String description,
        EventTime time,
        boolean published,
        EventStatus status,
        @Nullable String note,
        List<Tag> tags,
        @Nullable Series series,
        @Nullable Venue venue,
        @Nullable String onlineUrl,
        @Nullable Organiser organiser,
        @Nullable String url,
        @Nullable String registrationUrl,
        @Nullable String image,
        List<KeyDate> keyDates,
        boolean featured,
        @Nullable String featuredLabel,
        @Nullable Recurrence recurrence) {

    /** Whether it says where it is held, in words or by an online address; coordinates alone lead nobody there. */
    public boolean saysWhere() {
        return onlineUrl != null
                || venue != null
                        && (venue.name() != null
                                || venue.address() != null
                                || venue.city() != null
                                || venue.country() != null);
    }

    /** What is said of it where it is preferred; null when it is not, or nothing is to be said. */
    public @Nullable String shownLabel() {
        return featured ? featuredLabel : null;
    }

    /** What is left when its texts cannot be shown: what it is called, when it is, and whether it takes place. */
    public EventContent plain(boolean repeated) {
        return builder(title, time)
                .published(published)
                .status(status)
                .recurrence(repeated ? recurrence : null)
                .build();
    }

    public EventContent withPublished(boolean shown) {
        return toBuilder().published(shown).build();
    }

    public EventContent titled(String newTitle) {
        Builder builder = toBuilder();
        builder.title = newTitle;
        return builder.build();
    }

    public EventContent naming(List<Tag> newTags, @Nullable Series newSeries) {
        return toBuilder().tags(newTags).series(newSeries).build();
    }

    public EventContent with(EventTime newTime, @Nullable Recurrence newRecurrence) {
        return toBuilder().time(newTime).recurrence(newRecurrence).build();
    }

    /** The same on one of its dates, with what only that date says. */
    EventContent on(Recurrence.Override date) {
        return toBuilder()
                .title(date.title() == null ? title : date.title())
                .description(date.description() == null ? description : date.description())
                .venue(date.venue() == null ? venue : date.venue())
                .onlineUrl(date.onlineUrl() == null ? onlineUrl : date.onlineUrl())
                .url(date.url() == null ? url : date.url())
                .note(date.note() == null ? note : date.note())
                .build();
    }

    /** A confirmed event that is not published, with nothing more said about it. */
    public static Builder builder(String title, EventTime time) {
        return new Builder(title, time);
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Says one thing after another; what is not said, or null where that may be, is left out. */
    public static final class Builder {
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

        private Builder(String title, EventTime time) {
            this.title = title;
            this.time = time;
        }

        private Builder(EventContent from) {
            title = from.title;
            summary = from.summary;
            description = from.description;
            time = from.time;
            published = from.published;
            status = from.status;
            note = from.note;
            tags = from.tags;
            series = from.series;
            venue = from.venue;
            onlineUrl = from.onlineUrl;
            organiser = from.organiser;
            url = from.url;
            registrationUrl = from.registrationUrl;
            image = from.image;
            keyDates = from.keyDates;
            featured = from.featured;
            featuredLabel = from.featuredLabel;
            recurrence = from.recurrence;
        }

        public Builder title(String title) {
            this.title = title;
            return this;
        }

        public Builder summary(@Nullable String summary) {
            this.summary = summary;
            return this;
        }

        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        public Builder time(EventTime time) {
            this.time = time;
            return this;
        }

        public Builder published(boolean published) {
            this.published = published;
            return this;
        }

        public Builder status(EventStatus status) {
            this.status = status;
            return this;
        }

        public Builder note(@Nullable String note) {
            this.note = note;
            return this;
        }

        public Builder tags(List<Tag> tags) {
            this.tags = tags;
            return this;
        }

        public Builder series(@Nullable Series series) {
            this.series = series;
            return this;
        }

        public Builder venue(@Nullable Venue venue) {
            this.venue = venue;
            return this;
        }

        public Builder onlineUrl(@Nullable String onlineUrl) {
            this.onlineUrl = onlineUrl;
            return this;
        }

        public Builder organiser(@Nullable Organiser organiser) {
            this.organiser = organiser;
            return this;
        }

        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        public Builder registrationUrl(@Nullable String registrationUrl) {
            this.registrationUrl = registrationUrl;
            return this;
        }

        public Builder image(@Nullable String image) {
            this.image = image;
            return this;
        }

        public Builder keyDates(List<KeyDate> keyDates) {
            this.keyDates = keyDates;
            return this;
        }

        public Builder featured(boolean featured) {
            this.featured = featured;
            return this;
        }

        public Builder featuredLabel(@Nullable String featuredLabel) {
            this.featuredLabel = featuredLabel;
            return this;
        }

        public Builder recurrence(@Nullable Recurrence recurrence) {
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
}
