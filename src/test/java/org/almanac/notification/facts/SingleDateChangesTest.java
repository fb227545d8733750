package org.almanac.notification.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.Venue;
import org.almanac.notification.mail.EventDifference;
import org.almanac.notification.mail.EventDifference.OfOneDate;
import org.almanac.notification.mail.EventDifference.OneDate;
import org.almanac.notification.mail.NoticeMail.Cancelled.Why;
import org.almanac.notification.mail.NoticeMail.ChangeType;
import org.almanac.notification.mail.SampleMails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An evening on every first Friday, of which a reader was told, and one or two dates of it that became others. */
class SingleDateChangesTest {
    private static final Instant NOW = Instant.parse("2027-03-20T12:00:00Z");
    private static final LocalDateTime APRIL = LocalDateTime.parse("2027-04-02T19:00");
    private static final LocalDateTime MAY = LocalDateTime.parse("2027-05-07T19:00");
    private static final EventTime FIRST = SampleMails.timed("2027-01-01T19:00", null);
    private static final EventFacts AS_THE_RULE_HAS_IT = evening();

    @Test
    void movedDateIsNamedAndTheOthersStand() {
        LocalDateTime later = APRIL.plusDays(7);
        ComparisonResult verdict = EventFactsComparison.of(AS_THE_RULE_HAS_IT, evening(moved(APRIL, later)), NOW);
        assertThat(verdict.off()).isNull();
        assertThat(differences(verdict)).containsExactly(new OneDate(ChangeType.CHANGED, at(APRIL), at(later)));
        assertThat(changed(verdict).othersStand()).isTrue();
    }

    @Test
    void dateThatIsPostponedIsNotCalledCancelled() {
        EventFacts postponed = evening(with(APRIL, EventStatus.POSTPONED));
        ComparisonResult.Off off = off(EventFactsComparison.of(AS_THE_RULE_HAS_IT, postponed, NOW));
        assertThat(off.why()).isEqualTo(Why.POSTPONED);
        assertThat(off.dates()).containsExactly(at(APRIL));
        assertThat(off.othersStand()).isTrue();

        LocalDateTime later = APRIL.plusDays(20);
        assertThat(differences(EventFactsComparison.of(postponed, evening(moved(APRIL, later)), NOW)))
                .containsExactly(new OneDate(ChangeType.NEW_DATE, at(APRIL), at(later)));
    }

    @Test
    void dateThatWasCancelledIsBackOn() {
        EventFacts cancelled = evening(with(MAY, EventStatus.CANCELLED));
        assertThat(off(EventFactsComparison.of(AS_THE_RULE_HAS_IT, cancelled, NOW))
                        .why())
                .isEqualTo(Why.CANCELLED);
        ComparisonResult back = EventFactsComparison.of(cancelled, AS_THE_RULE_HAS_IT, NOW);
        assertThat(back.off()).isNull();
        assertThat(differences(back)).containsExactly(new OneDate(ChangeType.BACK_ON, null, at(MAY)));
    }

    @Test
    void oneOffAndAnotherBackAreBothTold() {
        ComparisonResult verdict = EventFactsComparison.of(
                evening(with(MAY, EventStatus.CANCELLED)), evening(with(APRIL, EventStatus.CANCELLED)), NOW);
        assertThat(off(verdict).dates()).containsExactly(at(APRIL));
        assertThat(differences(verdict)).containsExactly(new OneDate(ChangeType.BACK_ON, null, at(MAY)));
    }

    @Test
    void dateThatMovesOutOfSightIsNotOff() {
        LocalDateTime far = APRIL.plusYears(3);
        ComparisonResult verdict = EventFactsComparison.of(AS_THE_RULE_HAS_IT, evening(moved(APRIL, far)), NOW);
        assertThat(verdict.off()).isNull();
        assertThat(differences(verdict)).containsExactly(new OneDate(ChangeType.CHANGED, at(APRIL), at(far)));
    }

    @Test
    void lastDateThatIsOffLeavesNone() {
        EventFacts two = repeated("FREQ=MONTHLY;BYDAY=1FR;UNTIL=20270501T000000");
        EventFacts none = repeated("FREQ=MONTHLY;BYDAY=1FR;UNTIL=20270501T000000", with(APRIL, EventStatus.CANCELLED));
        assertThat(off(EventFactsComparison.of(two, none, NOW)).othersStand()).isFalse();
    }

    @Test
    void postponedEventThatTakesPlaceHasANewDate() {
        EventTime later = SampleMails.SUMMIT_TIME.startingAt(
                SampleMails.SUMMIT_TIME.start().plusDays(30));
        EventFacts postponed = single(SampleMails.SUMMIT_TIME, EventStatus.POSTPONED, false);
        EventFacts on = single(later, EventStatus.CONFIRMED, false);
        assertThat(changed(EventFactsComparison.of(postponed, on, NOW)).changeType())
                .isEqualTo(ChangeType.NEW_DATE);
        assertThat(changed(EventFactsComparison.of(single(later, EventStatus.CANCELLED, false), on, NOW))
                        .changeType())
                .isEqualTo(ChangeType.BACK_ON);
        assertThat(changed(EventFactsComparison.of(single(later, EventStatus.POSTPONED, true), on, NOW))
                        .changeType())
                .isEqualTo(ChangeType.BACK_ON);
    }

    @Test
    void datesOwnTitleAndPlaceAreTold() {
        ComparisonResult verdict = EventFactsComparison.of(
                AS_THE_RULE_HAS_IT, evening(called(APRIL, "Radio evening", "Manchester", "GB")), NOW);
        assertThat(verdict.off()).isNull();
        assertThat(differences(verdict))
                .containsExactly(
                        new OfOneDate(at(APRIL), new EventDifference.Title("Editors’ evening", "Radio evening")),
                        new OfOneDate(at(APRIL), new EventDifference.Place("London", "GB", "Manchester", "GB")));
        assertThat(differences(EventFactsComparison.of(
                        evening(called(APRIL, "Radio evening", null, null)), AS_THE_RULE_HAS_IT, NOW)))
                .containsExactly(
                        new OfOneDate(at(APRIL), new EventDifference.Title("Radio evening", "Editors’ evening")));
    }

    @Test
    void dateWithATitleOfItsOwnIsNotTouchedByTheEvents() {
        EventFacts before = evening(called(APRIL, "Radio evening", null, null));
        EventFacts after = before.with(AS_THE_RULE_HAS_IT, renamed("Publishers’ evening"));
        assertThat(differences(EventFactsComparison.of(before, after, NOW)))
                .containsExactly(new EventDifference.Title("Editors’ evening", "Publishers’ evening"));
    }

    @Test
    void movedDateWithAnotherTitleIsToldOfBoth() {
        LocalDateTime later = APRIL.plusDays(7);
        EventFacts both =
                evening(new Recurrence.Override(APRIL, later, null, null, "Radio evening", null, null, null, null));
        assertThat(differences(EventFactsComparison.of(AS_THE_RULE_HAS_IT, both, NOW)))
                .containsExactly(
                        new OneDate(ChangeType.CHANGED, at(APRIL), at(later)),
                        new OfOneDate(at(later), new EventDifference.Title("Editors’ evening", "Radio evening")));
    }

    @Test
    void datesBehindOrOffAreNotToldAsRenamed() {
        LocalDateTime january = LocalDateTime.parse("2027-01-01T19:00");
        assertThat(EventFactsComparison.of(AS_THE_RULE_HAS_IT, evening(called(january, "Old", null, null)), NOW)
                        .changed())
                .isNull();
        ComparisonResult off = EventFactsComparison.of(
                AS_THE_RULE_HAS_IT,
                evening(new Recurrence.Override(
                        APRIL, null, null, EventStatus.CANCELLED, "Radio evening", null, null, null, null)),
                NOW);
        assertThat(off(off).dates()).containsExactly(at(APRIL));
        assertThat(off.changed()).isNull();
    }

    @Test
    void leavingOutADateThatIsOverTellsNothingOfARenamedOne() {
        Recurrence.Override renamed = called(MAY, "Radio evening", null, null);
        Recurrence rest = new Recurrence("FREQ=MONTHLY;BYDAY=1FR", List.of(FIRST.start()), List.of(), List.of(renamed));
        ComparisonResult verdict =
                EventFactsComparison.of(evening(renamed), facts(FIRST, rest, EventStatus.CONFIRMED, false), NOW);
        assertThat(verdict.changed()).isNull();
        assertThat(verdict.off()).isNull();
    }

    @Test
    void manyRenamedDatesAreCounted() {
        Recurrence.Override[] overrides = IntStream.range(1, 14)
                .mapToObj(month -> LocalDateTime.parse("2027-04-01T19:00")
                        .plusMonths(month)
                        .with(TemporalAdjusters.firstInMonth(DayOfWeek.FRIDAY)))
                .map(at -> called(at, "Evening of " + at.getMonth(), null, null))
                .toArray(Recurrence.Override[]::new);
        List<EventDifference> found = differences(EventFactsComparison.of(AS_THE_RULE_HAS_IT, evening(overrides), NOW));
        assertThat(found).hasSize(11).last().isEqualTo(new EventDifference.FurtherDates(3));
    }

    private static List<EventDifference> differences(ComparisonResult verdict) {
        return changed(verdict).differences();
    }

    private static ComparisonResult.Changed changed(ComparisonResult verdict) {
        return Objects.requireNonNull(verdict.changed());
    }

    private static ComparisonResult.Off off(ComparisonResult verdict) {
        return Objects.requireNonNull(verdict.off());
    }

    private static EventTime at(LocalDateTime start) {
        return FIRST.startingAt(start);
    }

    private static Recurrence.Override moved(LocalDateTime at, LocalDateTime start) {
        return new Recurrence.Override(at, start, null, null);
    }

    private static Recurrence.Override called(
            LocalDateTime at, String title, @Nullable String city, @Nullable String country) {
        Venue venue = city == null ? null : new Venue(null, null, city, country, null, null);
        return new Recurrence.Override(at, null, null, null, title, null, venue, null, null);
    }

    private static EventFacts renamed(String title) {
        Recurrence recurrence = new Recurrence("FREQ=MONTHLY;BYDAY=1FR", List.of(), List.of(), List.of());
        return new EventFacts(title, FIRST, recurrence, "London", "GB", null, EventStatus.CONFIRMED, false, false);
    }

    private static Recurrence.Override with(LocalDateTime at, EventStatus status) {
        return new Recurrence.Override(at, null, null, status);
    }

    private static EventFacts evening(Recurrence.Override... overrides) {
        return repeated("FREQ=MONTHLY;BYDAY=1FR", overrides);
    }

    private static EventFacts repeated(String rule, Recurrence.Override... overrides) {
        Recurrence recurrence = new Recurrence(rule, List.of(), List.of(), Arrays.asList(overrides));
        return facts(FIRST, recurrence, EventStatus.CONFIRMED, false);
    }

    private static EventFacts single(EventTime time, EventStatus status, boolean gone) {
        return facts(time, null, status, gone);
    }

    private static EventFacts facts(EventTime time, @Nullable Recurrence recurrence, EventStatus status, boolean gone) {
        return new EventFacts("Editors’ evening", time, recurrence, "London", "GB", null, status, gone, false);
    }
}
