package org.almanac.ical.read;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event out of somebody's calendar, with what this service can keep of it.
 *
 * @param uid as given, null when there was none
 * @param description plain text
 * @param html the same as HTML, where the calendar has it
 * @param start local to {@code zone}; at midnight when {@code allDay}
 * @param end local; the last day, inclusive, when {@code allDay}
 * @param cancelled STATUS is CANCELLED
 * @param tentative STATUS is TENTATIVE
 * @param secrecy PRIVATE, CONFIDENTIAL or another word for what is not for everybody; null when it is public
 * @param latitude degrees north; given together with {@code longitude}
 * @param conference an address to join online (CONFERENCE, RFC 7986 §5.11)
 * @param image the address of an illustration (IMAGE, RFC 7986 §5.10)
 * @param attachments addresses on the web
 * @param rrule without its name, such as can be followed
 * @param exdates original starts that are left out, local
 * @param overrides instances that differ
 */
public record ReadEvent(
        @Nullable String uid,
        ReadVersion version,
        @Nullable String summary,
        @Nullable String description,
        @Nullable String html,
        LocalDateTime start,
        @Nullable LocalDateTime end,
        ZoneId zone,
        boolean allDay,
        boolean cancelled,
        boolean tentative,
        @Nullable String secrecy,
        @Nullable String location,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String url,
        @Nullable String conference,
        @Nullable String image,
        List<String> attachments,
        @Nullable String organiser,
        List<String> categories,
        @Nullable String rrule,
        List<LocalDateTime> exdates,
        List<LocalDateTime> rdates,
        List<Instance> overrides) {

    /**
     * One instance that differs from the rule.
     *
     * @param at the original start, local to the event's zone
     * @param said what it says itself; a rule and its dates are the event's
     */
    public record Instance(LocalDateTime at, ReadEvent said) {}

    ReadEvent recurring(
            @Nullable String rule, List<LocalDateTime> without, List<LocalDateTime> more, List<Instance> instances) {
        return new ReadEvent(
                uid,
                version,
                summary,
                description,
                html,
                start,
                end,
                zone,
                allDay,
                cancelled,
                tentative,
                secrecy,
                location,
                latitude,
                longitude,
                url,
                conference,
                image,
                attachments,
                organiser,
                categories,
                rule,
                List.copyOf(without),
                List.copyOf(more),
                List.copyOf(instances));
    }

    /** The same at another time. */
    ReadEvent at(LocalDateTime otherStart, @Nullable LocalDateTime otherEnd) {
        return new ReadEvent(
                uid,
                version,
                summary,
                description,
                html,
                otherStart,
                otherEnd,
                zone,
                allDay,
                cancelled,
                tentative,
                secrecy,
                location,
                latitude,
                longitude,
                url,
                conference,
                image,
                attachments,
                organiser,
                categories,
                rrule,
                exdates,
                rdates,
                overrides);
    }
}
