package org.almanac.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an event repeats. All times are local to the event's zone (at midnight for all-day events) and name instances by
 * their original start, as RECURRENCE-ID does (RFC 5545 §3.8.4.4).
 *
 * @param rrule an RFC 5545 §3.3.10 rule without the {@code RRULE:} prefix
 * @param exdates original starts that are left out
 * @param rdates starts that come on top
 * @param overrides instances that differ
 */
public record Recurrence(
        @Nullable String rrule, List<LocalDateTime> exdates, List<LocalDateTime> rdates, List<Override> overrides) {

    /**
     * One instance that differs from the rule; what is null stays as the event has it.
     *
     * @param at the original start
     * @param title its own, as are the others: what only this date is called, says of itself, and where it is
     * @param note what readers should know of its being moved or called off
     */
    public record Override(
            LocalDateTime at,
            @Nullable LocalDateTime start,
            @Nullable LocalDateTime end,
            @Nullable EventStatus status,
            @Nullable String title,
            @Nullable String description,
            @Nullable Venue venue,
            @Nullable String onlineUrl,
            @Nullable String url,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String note) {

        /** One that differs in nothing but when it takes place, or whether. */
        public Override(
                LocalDateTime at,
                @Nullable LocalDateTime start,
                @Nullable LocalDateTime end,
                @Nullable EventStatus status) {
            this(at, start, end, status, null, null, null, null, null);
        }

        /** One without a note of its own. */
        public Override(
                LocalDateTime at,
                @Nullable LocalDateTime start,
                @Nullable LocalDateTime end,
                @Nullable EventStatus status,
                @Nullable String title,
                @Nullable String description,
                @Nullable Venue venue,
                @Nullable String onlineUrl,
                @Nullable String url) {
            this(at, start, end, status, title, description, venue, onlineUrl, url, null);
        }

        /** Whether it says anything but when it takes place, and whether. */
        public boolean hasOwnWords() {
            return title != null
                    || description != null
                    || venue != null
                    || onlineUrl != null
                    || url != null
                    || note != null;
        }

        public Override at(LocalDateTime original) {
            return at(original, start, end);
        }

        /** The same said of another date. */
        public Override at(LocalDateTime original, @Nullable LocalDateTime begins, @Nullable LocalDateTime ends) {
            return new Override(original, begins, ends, status, title, description, venue, onlineUrl, url, note);
        }

        public Override noting(@Nullable String newNote) {
            return new Override(at, start, end, status, title, description, venue, onlineUrl, url, newNote);
        }

        /** Without what an event says just so. */
        public Override beside(EventContent content) {
            return new Override(
                    at,
                    start,
                    end,
                    status,
                    other(title, content.title()),
                    other(description, content.description()),
                    other(venue, content.venue()),
                    other(onlineUrl, content.onlineUrl()),
                    other(url, content.url()),
                    other(note, content.note()));
        }

        private static <T> @Nullable T other(@Nullable T own, @Nullable T events) {
            return own == null || own.equals(events) ? null : own;
        }
    }

    public Recurrence with(List<Override> instances) {
        return new Recurrence(rrule, exdates, rdates, List.copyOf(instances));
    }

    /** Without what instances say just as the event does. */
    public Recurrence beside(EventContent content) {
        return with(overrides.stream().map(one -> one.beside(content)).toList());
    }
}
