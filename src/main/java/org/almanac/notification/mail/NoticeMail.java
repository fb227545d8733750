package org.almanac.notification.mail;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.KeyDate;
import org.jspecify.annotations.Nullable;

/**
 * What one mail tells one reader, as data: {@link NoticeRenderer} puts it into words. Everything that was due at once, the
 * most urgent first.
 *
 * @param reminders by start
 * @param announced by start
 * @param digest null when none is due
 * @param nothing null unless it is to be said that nothing is ahead
 */
public record NoticeMail(
        Reader reader,
        List<Cancelled> cancelled,
        List<Changed> changed,
        List<Card> reminders,
        List<KeyDateNote> keyDates,
        List<Card> announced,
        @Nullable Digest digest,
        @Nullable NothingUpcoming nothing) {

    /** The same to somebody else. */
    public NoticeMail to(Reader other) {
        return new NoticeMail(other, cancelled, changed, reminders, keyDates, announced, digest, nothing);
    }

    /** Whose language, clock and links a mail uses. */
    public record Reader(Locale locale, ZoneId zone, String preferencesUrl, String unsubscribeUrl) {}

    /**
     * An event, or one occurrence of it, as it stands.
     *
     * @param time on the event's own clock
     * @param place venue and city in one line; null when unknown
     * @param country ISO 3166-1 alpha-2, of the place; null when unknown
     * @param onlineUrl where to join; null when it is not online
     * @param summary one line
     * @param url its page
     * @param calendarUrl the event as a file for calendar programs
     * @param also what else is told of the event, which a mail names once
     * @param featured null unless it is an editor's pick or a paid listing
     */
    public record Card(
            String title,
            EventTime time,
            EventStatus status,
            @Nullable String place,
            @Nullable String country,
            @Nullable String onlineUrl,
            @Nullable String summary,
            String url,
            String calendarUrl,
            List<Also> also,
            @Nullable Featured featured) {

        public Card(
                String title,
                EventTime time,
                EventStatus status,
                @Nullable String place,
                @Nullable String country,
                @Nullable String onlineUrl,
                @Nullable String summary,
                String url,
                String calendarUrl) {
            this(title, time, status, place, country, onlineUrl, summary, url, calendarUrl, List.of(), null);
        }

        public Card with(List<Also> also) {
            return new Card(title, time, status, place, country, onlineUrl, summary, url, calendarUrl, also, featured);
        }

        public Card with(@Nullable Featured featured) {
            return new Card(title, time, status, place, country, onlineUrl, summary, url, calendarUrl, also, featured);
        }
    }

    /** @param label what is said of it; null for nothing */
    public record Featured(@Nullable String label) {}

    /** What is due of an event beside what is more urgent of it. */
    public sealed interface Also {

        /** Another date of a series. */
        record Date(EventTime time) implements Also {}

        record KeyDate(org.almanac.event.KeyDate date) implements Also {

            public KeyDate(String label, LocalDate day) {
                this(new org.almanac.event.KeyDate(label, day));
            }
        }
    }

    /**
     * An event that will not take place when the reader was told it would.
     *
     * @param event as the reader was told of it
     * @param why the page of a withdrawn event is gone
     * @param dates the occurrences that are off; empty when it is the event as a whole
     * @param othersStand whether other dates of it are ahead
     * @param note what the editor says of it; null for nothing
     */
    public record Cancelled(
            Card event,
            Why why,
            List<EventTime> dates,
            boolean othersStand,
            @Nullable String note) {

        public Cancelled(Card event, Why why, List<EventTime> dates, boolean othersStand) {
            this(event, why, dates, othersStand, null);
        }

        public enum Why {
            CANCELLED,
            /** Its new date is to be announced. */
            POSTPONED,
            WITHDRAWN,
            /** It should never have been listed. */
            MISTAKEN;

            /** Whether it still has a page. */
            boolean listed() {
                return this == CANCELLED || this == POSTPONED;
            }
        }
    }

    /**
     * An event that differs from what the reader was last told.
     *
     * @param event as it stands; at the date that is told of first, when it recurs
     * @param changeType what has become of it as a whole
     * @param differences may be empty when it was off
     * @param othersStand whether it recurs and dates are ahead that are as they were
     * @param note what the editor says of it; null for nothing
     */
    public record Changed(
            Card event,
            ChangeType changeType,
            List<EventDifference> differences,
            boolean othersStand,
            @Nullable String note) {

        public Changed(Card event, ChangeType changeType, List<EventDifference> differences, boolean othersStand) {
            this(event, changeType, differences, othersStand, null);
        }

        public Changed with(Card other) {
            return new Changed(other, changeType, differences, othersStand, note);
        }

        public Changed with(@Nullable String said) {
            return new Changed(event, changeType, differences, othersStand, said);
        }

        /** The dates of a series that something is told of, by their original start. */
        public List<EventDifference.OneDate> singleDates() {
            return differences.stream()
                    .filter(EventDifference.OneDate.class::isInstance)
                    .map(EventDifference.OneDate.class::cast)
                    .toList();
        }

        /** Of the dates of a series that something is told of, the first; null when it is told of the event alone. */
        public @Nullable EventTime firstDate() {
            List<EventDifference.OneDate> moved = singleDates();
            return moved.isEmpty()
                    ? differences.stream()
                            .filter(EventDifference.OfOneDate.class::isInstance)
                            .map(own -> ((EventDifference.OfOneDate) own).date())
                            .findFirst()
                            .orElse(null)
                    : moved.get(0).after();
        }
    }

    /** From what something came to how it stands. */
    public enum ChangeType {
        /** It took place all the time. */
        CHANGED,
        /** It was cancelled or withdrawn and takes place after all. */
        BACK_ON,
        /** It was postponed and has a date. */
        NEW_DATE
    }

    /** A date that matters before an event, such as the close of a call for papers. */
    public record KeyDateNote(Card event, KeyDate date) {

        public KeyDateNote(Card event, String label, LocalDate day) {
            this(event, new KeyDate(label, day));
        }
    }

    /**
     * What a week or a month brings.
     *
     * @param first the first day, in the reader's zone
     * @param last the last day, inclusive
     * @param ahead what takes place in it, by start; featured events are put first as it is rendered
     * @param fresh what was announced since the last one and takes place later, by start
     * @param more how many are left out for length
     * @param quiet whether nothing takes place in it, told elsewhere in the mail or not
     */
    public record Digest(
            boolean monthly,
            LocalDate first,
            LocalDate last,
            List<Card> ahead,
            List<Card> fresh,
            int more,
            boolean quiet) {}

    /**
     * @param choice names of what the reader follows; empty for everything
     * @param lastDay when the last such event was, in the reader's zone; null when there never was one
     */
    public record NothingUpcoming(
            List<String> choice, @Nullable LocalDate lastDay) {}
}
