package org.almanac.ical.read;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event out of somebody's calendar, with what this service can keep of it.
 *
 * @param uid as given, null when there was none
 * @param start local to {@code zone}; at midnight when {@code allDay}
 * @param end local; the last day, inclusive, when {@code allDay}
 * @param cancelled STATUS is CANCELLED
 * @param tentative STATUS is TENTATIVE
 * @param secrecy PRIVATE, CONFIDENTIAL or another word for what is not for everybody; null when it is public
 * @param latitude degrees north; given together with {@code longitude}
 * @param rrule without its name, not checked
 * @param exdates original starts that are left out, local
 * @param overrides instances that differ
 */
public record ReadEvent(
        @Nullable String uid,
        @Nullable String summary,
        @Nullable String description,
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
     */
    public record Instance(
            LocalDateTime at, LocalDateTime start, @Nullable LocalDateTime end, boolean cancelled) {}
}
