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
 * @param tags in the editor's order, without repetition
 * @param onlineUrl where to join; an event with a venue and an online address is hybrid
 * @param url the event's own page
 */
public record EventContent(
        String title,
        @Nullable String summary,
        @Nullable String description,
        EventTime time,
        boolean published,
        EventStatus status,
        List<Tag> tags,
        @Nullable Series series,
        @Nullable Venue venue,
        @Nullable String onlineUrl,
        @Nullable Organiser organiser,
        @Nullable String url,
        @Nullable String registrationUrl,
        @Nullable String image,
        List<KeyDate> keyDates,
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

    /** What is left when its texts cannot be shown: what it is called, when it is, and whether it takes place. */
    public EventContent plain(boolean repeated) {
        return new EventContent(
                title,
                null,
                null,
                time,
                published,
                status,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                repeated ? recurrence : null);
    }

    EventContent withPublished(boolean shown) {
        return with(time, shown, tags, series, recurrence);
    }

    EventContent naming(List<Tag> newTags, @Nullable Series newSeries) {
        return with(time, published, newTags, newSeries, recurrence);
    }

    EventContent with(EventTime newTime, @Nullable Recurrence newRecurrence) {
        return with(newTime, published, tags, series, newRecurrence);
    }

    private EventContent with(
            EventTime newTime,
            boolean shown,
            List<Tag> newTags,
            @Nullable Series newSeries,
            @Nullable Recurrence newRecurrence) {
        return new EventContent(
                title,
                summary,
                description,
                newTime,
                shown,
                status,
                newTags,
                newSeries,
                venue,
                onlineUrl,
                organiser,
                url,
                registrationUrl,
                image,
                keyDates,
                newRecurrence);
    }
}
