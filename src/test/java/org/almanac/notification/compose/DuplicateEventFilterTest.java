package org.almanac.notification.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.almanac.event.EventTime;
import org.almanac.notification.mail.EventDifference;
import org.almanac.notification.mail.NoticeMail;
import org.almanac.notification.mail.NoticeMail.Also;
import org.almanac.notification.mail.NoticeMail.Cancelled;
import org.almanac.notification.mail.NoticeMail.Card;
import org.almanac.notification.mail.NoticeMail.ChangeType;
import org.almanac.notification.mail.NoticeMail.Changed;
import org.almanac.notification.mail.NoticeMail.Digest;
import org.almanac.notification.mail.NoticeMail.KeyDateNote;
import org.almanac.notification.mail.SampleMails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DuplicateEventFilterTest {
    private static final Card SUMMIT = SampleMails.SUMMIT;
    private static final Card FAIR = SampleMails.DAYS;
    private static final Card EVENING = SampleMails.OPEN_END;
    private static final EventTime LATER = SampleMails.timed("2027-07-09T19:00", null);
    private static final LocalDate DAY = LocalDate.parse("2027-05-01");

    @Test
    void whatIsRemindedOfIsNotAnnouncedAsWell() {
        NoticeMail mail = told(List.of(), List.of(SUMMIT), List.of(), List.of(SUMMIT, FAIR), null);
        assertThat(mail.reminders()).containsExactly(SUMMIT);
        assertThat(mail.announced()).containsExactly(FAIR);
    }

    @Test
    void whatHasMovedIsNeitherRemindedOfNorListed() {
        Changed moved = SampleMails.moved();
        NoticeMail mail = told(
                List.of(moved), List.of(SUMMIT), List.of(), List.of(SUMMIT), week(List.of(SUMMIT, FAIR), List.of()));
        assertThat(mail.changed()).containsExactly(moved);
        assertThat(mail.reminders()).isEmpty();
        assertThat(mail.announced()).isEmpty();
        assertThat(digest(mail).ahead()).containsExactly(FAIR);
    }

    @Test
    void datesOfASeriesStandTogether() {
        NoticeMail mail = told(List.of(), List.of(EVENING, at(LATER)), List.of(), List.of(), null);
        assertThat(mail.reminders()).containsExactly(EVENING.with(List.of(new Also.Date(LATER))));
    }

    @Test
    void reminderOfTheDateThatMovedSaysNothingNewOfAnotherIsKept() {
        Changed moved = new Changed(
                EVENING,
                ChangeType.CHANGED,
                List.of(new EventDifference.OneDate(ChangeType.CHANGED, LATER, EVENING.time())),
                true);
        EventTime last = SampleMails.timed("2027-08-13T19:00", null);
        NoticeMail mail = told(List.of(moved), List.of(EVENING, at(last)), List.of(), List.of(), null);
        assertThat(mail.reminders()).isEmpty();
        assertThat(mail.changed()).containsExactly(moved.with(EVENING.with(List.of(new Also.Date(last)))));
    }

    @Test
    void keyDatesStandWithTheEventTheyBelongTo() {
        KeyDateNote prices = new KeyDateNote(SUMMIT, "Early-bird prices end", DAY);
        KeyDateNote papers = new KeyDateNote(FAIR, "Call for papers closes", DAY);
        KeyDateNote posters = new KeyDateNote(FAIR, "Call for posters closes", DAY);
        NoticeMail mail =
                told(List.of(), List.of(SUMMIT), List.of(prices, papers, posters), List.of(SUMMIT, FAIR), null);
        assertThat(mail.reminders())
                .containsExactly(SUMMIT.with(List.of(new Also.KeyDate("Early-bird prices end", DAY))));
        assertThat(mail.keyDates())
                .containsExactly(new KeyDateNote(
                        FAIR.with(List.of(new Also.KeyDate("Call for posters closes", DAY))),
                        "Call for papers closes",
                        DAY));
        assertThat(mail.announced()).isEmpty();
    }

    @Test
    void digestListsOtherDatesOfWhatIsRemindedOf() {
        NoticeMail mail = told(
                List.of(), List.of(EVENING), List.of(), List.of(), week(List.of(EVENING, at(LATER)), List.of(FAIR)));
        assertThat(digest(mail).ahead()).containsExactly(at(LATER));
        assertThat(digest(mail).fresh()).containsExactly(FAIR);
    }

    @Test
    void digestThatHasNothingElseToSayIsLeftOut() {
        assertThat(told(List.of(), List.of(SUMMIT), List.of(), List.of(), week(List.of(SUMMIT), List.of()))
                        .digest())
                .isNull();
        Digest empty = new Digest(false, DAY, DAY, List.of(), List.of(), 0, true);
        assertThat(told(List.of(), List.of(SUMMIT), List.of(), List.of(), empty).digest())
                .isEqualTo(empty);
    }

    @Test
    void datesThatAreOffStandByThemselves() {
        Cancelled off = new Cancelled(EVENING, Cancelled.Why.CANCELLED, List.of(EVENING.time()), true);
        NoticeMail mail = new NoticeMail(
                new SampleMails.MailBuilder("en").reminding().reader(),
                List.of(off, off),
                List.of(),
                List.of(at(LATER)),
                List.of(),
                List.of(),
                null,
                null);
        assertThat(DuplicateEventFilter.of(mail).cancelled()).containsExactly(off);
        assertThat(DuplicateEventFilter.of(mail).reminders()).containsExactly(at(LATER));
    }

    private static Card at(EventTime time) {
        return new Card(
                EVENING.title(),
                time,
                EVENING.status(),
                EVENING.place(),
                EVENING.country(),
                EVENING.onlineUrl(),
                EVENING.summary(),
                EVENING.url(),
                EVENING.calendarUrl());
    }

    private static Digest week(List<Card> ahead, List<Card> fresh) {
        return new Digest(false, DAY, DAY.plusDays(6), ahead, fresh, 0, false);
    }

    private static Digest digest(NoticeMail mail) {
        return Objects.requireNonNull(mail.digest());
    }

    private static NoticeMail told(
            List<Changed> changed,
            List<Card> reminders,
            List<KeyDateNote> keyDates,
            List<Card> announced,
            @Nullable Digest digest) {
        return DuplicateEventFilter.of(new NoticeMail(
                new SampleMails.MailBuilder("en").reminding().reader(),
                List.of(),
                changed,
                reminders,
                keyDates,
                announced,
                digest,
                null));
    }
}
