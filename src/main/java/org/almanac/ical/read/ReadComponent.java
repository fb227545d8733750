package org.almanac.ical.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one component of a calendar.
 *
 * @param kind what it does to the event of its UID
 * @param event null when the component had to be skipped, and when it cancels a whole event
 * @param instance for {@code INSTANCE} and {@code ADDED}: which date of the event, by its original start
 * @param uid when there was one
 * @param title when there was one
 * @param line of the file where it begins, from 1
 * @param with lines where the components begin of which it holds what they say of single dates
 * @param note why it was skipped, or what of it was left out; for people
 */
public record ReadComponent(
        Kind kind,
        @Nullable ReadEvent event,
        @Nullable Moment instance,
        ReadVersion version,
        @Nullable String uid,
        @Nullable String title,
        int line,
        List<Integer> with,
        @Nullable String note) {

    /** What a component does to the event of its UID. */
    public enum Kind {
        /** Says all of it. */
        EVENT,
        /** Says one date of it, that came without the others (RECURRENCE-ID). */
        INSTANCE,
        /** Adds a date to it (METHOD:ADD). */
        ADDED,
        /** Cancels all of it (METHOD:CANCEL). */
        CANCEL,
        /** Nothing: it was skipped. */
        SKIPPED
    }

    static ReadComponent skipped(RawComponent component, String reason) {
        return of(Kind.SKIPPED, component, null, null, reason);
    }

    static ReadComponent of(
            Kind kind,
            RawComponent component,
            @Nullable ReadEvent event,
            @Nullable Moment instance,
            @Nullable String note) {
        return new ReadComponent(
                kind,
                event,
                instance,
                ReadVersion.of(component),
                component.text("UID"),
                component.text("SUMMARY"),
                component.at,
                List.of(),
                note);
    }

    ReadComponent with(List<Integer> lines) {
        return new ReadComponent(kind, event, instance, version, uid, title, line, List.copyOf(lines), note);
    }
}
