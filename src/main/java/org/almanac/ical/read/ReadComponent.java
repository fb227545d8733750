package org.almanac.ical.read;

import org.jspecify.annotations.Nullable;

/**
 * What became of one component of a calendar.
 *
 * @param event null when the component had to be skipped
 * @param uid when there was one
 * @param title when there was one
 * @param line of the file where it begins, from 1
 * @param note why it was skipped, or what of it was left out; for people
 */
public record ReadComponent(
        @Nullable ReadEvent event,
        @Nullable String uid,
        @Nullable String title,
        int line,
        @Nullable String note) {

    static ReadComponent skipped(RawComponent component, String reason) {
        return of(component, null, reason);
    }

    static ReadComponent of(RawComponent component, @Nullable ReadEvent event, @Nullable String note) {
        return new ReadComponent(event, component.text("UID"), component.text("SUMMARY"), component.at, note);
    }
}
