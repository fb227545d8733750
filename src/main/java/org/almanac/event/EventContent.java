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
        return toBuilder().title(newTitle).build();
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
    public static EventContentBuilder builder(String title, EventTime time) {
        return new EventContentBuilder(title, time);
    }

    public EventContentBuilder toBuilder() {
        return new EventContentBuilder(this);
    }
}
