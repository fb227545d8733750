package org.almanac.event;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event as somebody typed or sent it, nothing checked yet: the one form that editors' pages, the API and imports
 * hand in, so that all are held to the same rules and get the same messages. Null means left out.
 *
 * @param uid only when the event is new or unchanged from what is stored
 * @param slug chosen from title and year when left out
 * @param start {@code 2027-06-08T09:00}, or {@code 2027-06-08} when {@code allDay}
 * @param end like {@code start}; the last day, inclusive, when {@code allDay}
 * @param timeZone an IANA name or a Windows one; the site's zone when left out
 * @param published true when left out
 * @param status a name of {@link EventStatus}; CONFIRMED when left out
 * @param note what readers should know of its being moved, postponed or cancelled
 * @param tags names or slugs
 * @param series a name or a slug
 * @param featured false when left out
 */
public record SaveEvent(
        @Nullable String uid,
        @Nullable String slug,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String description,
        @Nullable String start,
        @Nullable String end,
        @Nullable String timeZone,
        @Nullable Boolean allDay,
        @Nullable Boolean published,
        @Nullable String status,
        @Nullable String note,
        @Nullable List<@Nullable String> tags,
        @Nullable String series,
        @Nullable VenueInput venue,
        @Nullable String onlineUrl,
        @Nullable OrganiserInput organiser,
        @Nullable String url,
        @Nullable String registrationUrl,
        @Nullable String image,
        @Nullable List<@Nullable KeyDateInput> keyDates,
        @Nullable Boolean featured,
        @Nullable String featuredLabel,
        @Nullable RecurrenceInput recurrence) {

    /** Fields that an event shows and nobody can set; taken out before what was got is put back. */
    public static final Set<String> SET_BY_THE_CATALOGUE =
            Set.of("id", "source", "sequence", "revision", "createdAt", "updatedAt");

    public record VenueInput(
            @Nullable String name,
            @Nullable String address,
            @Nullable String city,
            @Nullable String country,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    public record OrganiserInput(
            @Nullable String name, @Nullable String url) {}

    /**
     * @param at {@code 2027-02-01}, or {@code 2027-02-01T23:59}
     * @param timeZone of an hour: an IANA name, a Windows one or {@code AoE}; the event's when left out
     */
    public record KeyDateInput(
            @Nullable String label,
            @Nullable String at,
            @Nullable String timeZone) {

        public KeyDateInput(@Nullable String label, @Nullable String at) {
            this(label, at, null);
        }
    }

    public record RecurrenceInput(
            @Nullable String rrule,
            @Nullable List<@Nullable String> exdates,
            @Nullable List<@Nullable String> rdates,
            @Nullable List<@Nullable OverrideInput> overrides) {}

    /** One date that differs; what is null is as the event has it. */
    public record OverrideInput(
            @Nullable String at,
            @Nullable String start,
            @Nullable String end,
            @Nullable String status,
            @Nullable String title,
            @Nullable String description,
            @Nullable VenueInput venue,
            @Nullable String onlineUrl,
            @Nullable String url,
            @Nullable String note) {

        public OverrideInput(
                @Nullable String at, @Nullable String start, @Nullable String end, @Nullable String status) {
            this(at, start, end, status, null, null, null, null, null);
        }

        /** One without a note of its own. */
        public OverrideInput(
                @Nullable String at,
                @Nullable String start,
                @Nullable String end,
                @Nullable String status,
                @Nullable String title,
                @Nullable String description,
                @Nullable VenueInput venue,
                @Nullable String onlineUrl,
                @Nullable String url) {
            this(at, start, end, status, title, description, venue, onlineUrl, url, null);
        }

        /** The same date, which takes place or does not; null for as the event has it. */
        public OverrideInput standing(@Nullable String other, @Nullable String why) {
            return new OverrideInput(at, start, end, other, title, description, venue, onlineUrl, url, why);
        }
    }

    /** With nothing said. */
    public static SaveEventBuilder builder() {
        return new SaveEventBuilder();
    }

    public SaveEventBuilder toBuilder() {
        return new SaveEventBuilder(this);
    }

    /** The same under a uid of the caller's choice. */
    public SaveEvent withUid(String chosen) {
        return toBuilder().uid(chosen).build();
    }

    /** The same with an editor's word on whether readers see it. */
    public SaveEvent withPublished(boolean shown) {
        return toBuilder().published(shown).build();
    }
}
