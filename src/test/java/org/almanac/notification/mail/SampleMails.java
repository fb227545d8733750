package org.almanac.notification.mail;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.notification.mail.NoticeMail.Also;
import org.almanac.notification.mail.NoticeMail.Cancelled;
import org.almanac.notification.mail.NoticeMail.Card;
import org.almanac.notification.mail.NoticeMail.ChangeType;
import org.almanac.notification.mail.NoticeMail.Changed;
import org.almanac.notification.mail.NoticeMail.Digest;
import org.almanac.notification.mail.NoticeMail.KeyDateNote;
import org.almanac.notification.mail.NoticeMail.NothingUpcoming;
import org.almanac.notification.mail.NoticeMail.Reader;
import org.jspecify.annotations.Nullable;

/** Mails of each kind to a reader in Tokyo, with the events that are hardest to put into words. */
public final class SampleMails {
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    static final String HOSTILE = "Q&A <b>\"R&D's\"</script><script>alert(1)</script> \u202eevil 📡 مؤتمر\r\nBcc: x";

    public static final EventTime SUMMIT_TIME = timed("2027-06-08T09:00", "2027-06-10T17:30");
    public static final Card SUMMIT = new Card(
            "5G World Summit",
            SUMMIT_TIME,
            EventStatus.CONFIRMED,
            "ExCeL London, London",
            "GB",
            null,
            "Three days on networks that earn money, with 120 speakers from operators and vendors.",
            "https://events.example/events/5g-world-summit-2027",
            "https://events.example/events/5g-world-summit-2027.ics");
    static final Card WEBINAR = card(
            "Private networks in ports",
            timed("2027-06-08T14:00", "2027-06-08T15:30"),
            null,
            "https://join.example/ports?id=7&lang=en");
    static final Card HYBRID = card(
            "Spectrum policy forum",
            timed("2027-06-09T10:00", "2027-06-09T16:00"),
            "Barbican, London",
            "https://join.example/spectrum");
    public static final Card DAYS =
            card("Mobile fair", allDay("2027-06-30", "2027-07-02"), "Messe Berlin, Berlin", null);
    public static final Card OPEN_END = card("Editors’ evening", timed("2027-06-11T19:00", null), "London", null);
    static final Card TENTATIVE = new Card(
            "Satellite days",
            allDay("2027-06-14", null),
            EventStatus.TENTATIVE,
            "Toulouse",
            null,
            null,
            null,
            "https://events.example/events/satellite-days",
            "https://events.example/events/satellite-days.ics");

    private SampleMails() {}

    public static EventTime timed(String start, @Nullable String end) {
        return new EventTime(LocalDateTime.parse(start), end == null ? null : LocalDateTime.parse(end), LONDON, false);
    }

    static EventTime allDay(String first, @Nullable String last) {
        return new EventTime(
                LocalDate.parse(first).atStartOfDay(),
                last == null ? null : LocalDate.parse(last).atStartOfDay(),
                LONDON,
                true);
    }

    static Card card(String title, EventTime time, @Nullable String place, @Nullable String onlineUrl) {
        String page = "https://events.example/events/" + Integer.toHexString(title.hashCode());
        return new Card(title, time, EventStatus.CONFIRMED, place, null, onlineUrl, null, page, page + ".ics");
    }

    /** Each kind by itself, some of them in several shapes; by a name for a file. */
    static Map<String, NoticeMail> all(String language) {
        Map<String, NoticeMail> mails = new LinkedHashMap<>();
        MailBuilder to = new MailBuilder(language);
        mails.put("cancelled", to.with(new Cancelled(SUMMIT, Cancelled.Why.CANCELLED, List.of(), false)));
        mails.put("postponed", to.with(new Cancelled(SUMMIT, Cancelled.Why.POSTPONED, List.of(), false)));
        mails.put("withdrawn", to.with(new Cancelled(WEBINAR, Cancelled.Why.WITHDRAWN, List.of(), false)));
        mails.put(
                "dates-off",
                to.with(new Cancelled(
                        OPEN_END,
                        Cancelled.Why.CANCELLED,
                        List.of(timed("2027-07-09T19:00", null), timed("2027-08-13T19:00", null)),
                        true)));
        mails.put("moved", to.with(moved()));
        mails.put(
                "changed",
                to.with(new Changed(
                        HYBRID,
                        ChangeType.CHANGED,
                        List.of(
                                new EventDifference.Title("Spectrum forum", "Spectrum policy forum"),
                                new EventDifference.Place(null, null, "Barbican, London", "GB"),
                                new EventDifference.Online(null, "https://join.example/spectrum"),
                                new EventDifference.Status(EventStatus.TENTATIVE, EventStatus.CONFIRMED)),
                        false)));
        mails.put("back-on", to.with(new Changed(SUMMIT, ChangeType.BACK_ON, List.of(), false)));
        mails.put(
                "new-dates",
                to.with(new Changed(
                        OPEN_END,
                        ChangeType.CHANGED,
                        List.of(new EventDifference.Dates(
                                List.of(timed("2027-06-04T19:00", null), timed("2027-07-02T19:00", null)),
                                List.of(OPEN_END.time(), timed("2027-07-09T19:00", null)))),
                        false)));
        mails.put("new-date", to.with(new Changed(SUMMIT, ChangeType.NEW_DATE, moved().differences(), false)));
        mails.put("date-moved", to.with(dateMoved()));
        mails.put("date-later", to.with(oneDate(ChangeType.CHANGED, "2027-06-11T18:00", "2027-06-11T19:00")));
        mails.put("date-back", to.with(oneDate(ChangeType.BACK_ON, null, "2027-06-11T19:00")));
        mails.put("date-set", to.with(oneDate(ChangeType.NEW_DATE, "2027-06-04T19:00", "2027-06-11T19:00")));
        mails.put(
                "dates-moved",
                to.with(new Changed(
                        OPEN_END,
                        ChangeType.CHANGED,
                        List.of(
                                date(ChangeType.CHANGED, "2027-06-10T19:00", "2027-06-11T19:00"),
                                date(ChangeType.CHANGED, "2027-07-08T19:00", "2027-07-09T19:00")),
                        true)));
        mails.put(
                "date-postponed",
                to.with(new Cancelled(
                        OPEN_END, Cancelled.Why.POSTPONED, List.of(timed("2027-07-09T19:00", null)), true)));
        mails.put(
                "last-date-off",
                to.with(new Cancelled(
                        OPEN_END, Cancelled.Why.CANCELLED, List.of(timed("2027-07-09T19:00", null)), false)));
        mails.put(
                "also",
                to.reminding(OPEN_END.with(List.of(
                        new Also.Date(timed("2027-06-18T19:00", null)),
                        new Also.KeyDate("Early-bird prices end", LocalDate.parse("2027-06-10"))))));
        mails.put("reminder", to.reminding(SUMMIT));
        mails.put("reminders", to.reminding(WEBINAR, SUMMIT, HYBRID, OPEN_END, TENTATIVE, DAYS));
        mails.put(
                "key-date", to.with(new KeyDateNote(SUMMIT, "Call for papers closes", LocalDate.parse("2027-02-01"))));
        mails.put("announced", to.announcing(SUMMIT, DAYS));
        mails.put("weekly", to.with(week()));
        mails.put("monthly", to.with(month(6)));
        mails.put("nothing", to.with(new NothingUpcoming(List.of("5G", "Satellite"), LocalDate.parse("2026-11-01"))));
        mails.put("everything", everything(language));
        mails.put("hostile", to.reminding(card(HOSTILE, SUMMIT_TIME, HOSTILE, null)));
        mails.put("fifty", to.reminding(many(50)));
        return mails;
    }

    static NoticeMail of(String language, String name) {
        return Objects.requireNonNull(all(language).get(name));
    }

    static NoticeMail everything(String language) {
        NoticeMail mail = new MailBuilder(language).reminding(WEBINAR, TENTATIVE);
        return new NoticeMail(
                mail.reader(),
                List.of(new Cancelled(DAYS, Cancelled.Why.CANCELLED, List.of(), false)),
                List.of(moved()),
                mail.reminders(),
                List.of(new KeyDateNote(SUMMIT, "Early-bird prices end", LocalDate.parse("2027-05-01"))),
                List.of(OPEN_END),
                week(),
                null);
    }

    public static Changed moved() {
        return new Changed(
                SUMMIT,
                ChangeType.CHANGED,
                List.of(new EventDifference.When(timed("2027-05-04T09:00", "2027-05-06T17:30"), SUMMIT_TIME)),
                false);
    }

    static Changed dateMoved() {
        return oneDate(ChangeType.CHANGED, "2027-06-04T19:00", "2027-06-11T19:00");
    }

    private static Changed oneDate(ChangeType changeType, @Nullable String before, String after) {
        return new Changed(OPEN_END, ChangeType.CHANGED, List.of(date(changeType, before, after)), true);
    }

    private static EventDifference.OneDate date(ChangeType changeType, @Nullable String before, String after) {
        return new EventDifference.OneDate(changeType, before == null ? null : timed(before, null), timed(after, null));
    }

    static Digest week() {
        return new Digest(
                false,
                LocalDate.parse("2027-06-07"),
                LocalDate.parse("2027-06-13"),
                List.of(WEBINAR, SUMMIT, HYBRID, OPEN_END),
                List.of(TENTATIVE, DAYS),
                3,
                false);
    }

    static Digest month(int events) {
        return new Digest(
                true,
                LocalDate.parse("2027-06-01"),
                LocalDate.parse("2027-06-30"),
                List.of(many(events)),
                List.of(),
                0,
                events == 0);
    }

    static Card[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> card(
                        "Regional meeting " + (i + 1),
                        timed(
                                LocalDateTime.parse("2027-06-01T09:00")
                                        .plusHours(13L * i)
                                        .toString(),
                                LocalDateTime.parse("2027-06-01T10:00")
                                        .plusHours(13L * i)
                                        .toString()),
                        "London",
                        null))
                .toArray(Card[]::new);
    }

    /** One reader, one thing to tell. */
    public record MailBuilder(String language) {
        public NoticeMail reminding(Card... cards) {
            return mail(List.of(), List.of(), List.of(cards), List.of(), List.of(), null, null);
        }

        NoticeMail announcing(Card... cards) {
            return mail(List.of(), List.of(), List.of(), List.of(), List.of(cards), null, null);
        }

        NoticeMail with(Cancelled cancelled) {
            return mail(List.of(cancelled), List.of(), List.of(), List.of(), List.of(), null, null);
        }

        NoticeMail with(Changed changed) {
            return mail(List.of(), List.of(changed), List.of(), List.of(), List.of(), null, null);
        }

        NoticeMail with(KeyDateNote note) {
            return mail(List.of(), List.of(), List.of(), List.of(note), List.of(), null, null);
        }

        NoticeMail with(Digest digest) {
            return mail(List.of(), List.of(), List.of(), List.of(), List.of(), digest, null);
        }

        NoticeMail with(NothingUpcoming nothing) {
            return mail(List.of(), List.of(), List.of(), List.of(), List.of(), null, nothing);
        }

        private NoticeMail mail(
                List<Cancelled> cancelled,
                List<Changed> changed,
                List<Card> reminders,
                List<KeyDateNote> keyDates,
                List<Card> announced,
                @Nullable Digest digest,
                @Nullable NothingUpcoming nothing) {
            return new NoticeMail(
                    new Reader(
                            Locale.forLanguageTag(language),
                            TOKYO,
                            "https://events.example/subscriptions/t0ken",
                            "https://events.example/unsubscribe/t0ken"),
                    cancelled,
                    changed,
                    reminders,
                    keyDates,
                    announced,
                    digest,
                    nothing);
        }
    }
}
