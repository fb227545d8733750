package org.almanac.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.dates.LocalTimes;
import org.jspecify.annotations.Nullable;

/** An event as the API writes it; what is unknown is written as null, so that a reader sees every field there is. */
public record EventJson(
        UUID id,
        String uid,
        String slug,
        String title,
        @Nullable String summary,
        @Nullable String description,
        String start,
        @Nullable String end,
        String timeZone,
        boolean allDay,
        boolean published,
        EventStatus status,
        @Nullable String note,
        List<String> tags,
        @Nullable String series,
        @Nullable Venue venue,
        @Nullable String onlineUrl,
        @Nullable OrganiserJson organiser,
        @Nullable String url,
        @Nullable String registrationUrl,
        @Nullable String image,
        List<KeyDateJson> keyDates,
        boolean featured,
        @Nullable String featuredLabel,
        @Nullable RecurrenceJson recurrence,
        @Nullable String source,
        int sequence,
        int revision,
        Instant createdAt,
        Instant updatedAt) {

    record OrganiserJson(String name, @Nullable String url) {}

    record KeyDateJson(
            String label,
            String at,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String timeZone) {}

    record RecurrenceJson(
            @Nullable String rrule, List<String> exdates, List<String> rdates, List<OverrideJson> overrides) {

        public static RecurrenceJson of(Recurrence recurrence, boolean allDay) {
            return new RecurrenceJson(
                    recurrence.rrule(),
                    recurrence.exdates().stream()
                            .map(at -> LocalTimes.text(at, allDay))
                            .toList(),
                    recurrence.rdates().stream()
                            .map(at -> LocalTimes.text(at, allDay))
                            .toList(),
                    recurrence.overrides().stream()
                            .map(override -> OverrideJson.of(override, allDay))
                            .toList());
        }
    }

    record OverrideJson(
            String at,
            @Nullable String start,
            @Nullable String end,
            @Nullable EventStatus status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String title,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String description,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Venue venue,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String onlineUrl,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String url,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String note) {

        public static OverrideJson of(Recurrence.Override override, boolean allDay) {
            return new OverrideJson(
                    LocalTimes.text(override.at(), allDay),
                    override.start() == null ? null : LocalTimes.text(override.start(), allDay),
                    override.end() == null ? null : LocalTimes.text(override.end(), allDay),
                    override.status(),
                    override.title(),
                    override.description(),
                    override.venue(),
                    override.onlineUrl(),
                    override.url(),
                    override.note());
        }
    }

    /** As anybody may read it: where the desk has it from is the desk's. */
    public static EventJson ofPublic(Event event) {
        return of(event, null);
    }

    public static EventJson of(Event event) {
        return of(event, event.source());
    }

    private static EventJson of(Event event, @Nullable String source) {
        EventContent content = event.content();
        EventTime time = content.time();
        return new EventJson(
                event.id(),
                event.uid(),
                event.slug(),
                content.title(),
                content.summary(),
                content.description(),
                LocalTimes.text(time.start(), time.allDay()),
                time.end() == null ? null : LocalTimes.text(time.end(), time.allDay()),
                time.zone().getId(),
                time.allDay(),
                content.published(),
                content.status(),
                content.note(),
                content.tags().stream().map(Tag::slug).toList(),
                content.series() == null ? null : content.series().slug(),
                content.venue(),
                content.onlineUrl(),
                content.organiser() == null
                        ? null
                        : new OrganiserJson(
                                content.organiser().name(), content.organiser().url()),
                content.url(),
                content.registrationUrl(),
                content.image(),
                content.keyDates().stream()
                        .map(date -> new KeyDateJson(date.label(), date.localText(), date.timeZone()))
                        .toList(),
                content.featured(),
                content.featuredLabel(),
                content.recurrence() == null ? null : RecurrenceJson.of(content.recurrence(), time.allDay()),
                source,
                event.sequence(),
                event.revision(),
                event.createdAt(),
                event.updatedAt());
    }
}
