package org.almanac.subscriber.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.QuietHours;
import org.almanac.subscriber.choice.SubscriptionRules.Asked;
import org.almanac.subscriber.store.Digest;
import org.almanac.subscriber.store.DigestTime;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.RequestedSettings;
import org.almanac.subscriber.words.ChoiceMessages;
import org.almanac.subscriber.words.EnglishWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionRulesTest {
    private static final UUID SUMMIT = UUID.fromString("01980000-0000-7000-8000-000000000001");

    private final SubscriptionRules rules = new SubscriptionRules(
            name -> name.equals("5g-world-summit-2027") || name.equals(SUMMIT.toString())
                    ? Optional.of(SUMMIT)
                    : Optional.empty(),
            name -> ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty(),
            EnglishWords.of(ChoiceMessages.class));

    @Test
    void anAddressAloneFollowsEverything() {
        Asked asked = rules.request(InputBuilder.input().build());

        assertThat(asked.email().key()).isEqualTo("ada@example.com");
        assertThat(asked.requested().follows().everything()).isTrue();
        assertThat(asked.requested().leadTimes()).isNull();
        assertThat(asked.requested().timeZone()).isNull();
        assertThat(asked.requested().announcements()).isNull();
    }

    @Test
    void everyFieldIsTakenInItsOneForm() {
        Asked asked = rules.request(InputBuilder.input()
                .tags("Networks", " 5g ", "5g", "", null)
                .series("5g-world-summit")
                .organisers("zürich-events")
                .events("5g-world-summit-2027", SUMMIT.toString())
                .countries("de", "FR")
                .leadTimes("PT2H", "P1W")
                .timeZone("Europe/Berlin")
                .locale("de_ch")
                .digest("weekly")
                .quietHours("22:00", "07:00")
                .build());

        RequestedSettings requested = asked.requested();
        assertThat(requested.follows().everything()).isFalse();
        assertThat(requested.follows().tags()).containsExactly("5g", "networks");
        assertThat(requested.follows().series()).containsExactly("5g-world-summit");
        assertThat(requested.follows().organisers()).containsExactly("zürich-events");
        assertThat(requested.follows().events()).containsExactly(SUMMIT);
        assertThat(requested.follows().countries()).containsExactly("DE", "FR");
        assertThat(requested.leadTimes()).extracting(LeadTime::canonical).containsExactly("P7D", "PT2H");
        assertThat(requested.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(requested.locale()).isEqualTo("de-CH");
        assertThat(requested.digest()).isEqualTo(Digest.WEEKLY);
        assertThat(requested.quietHours()).isEqualTo(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(errorsOf(InputBuilder.input()
                        .email("nobody")
                        .tags("5g core")
                        .series("a/b")
                        .organisers("../etc")
                        .events("unknown-event")
                        .countries("Germany")
                        .leadTimes("soon")
                        .timeZone("Mars/Olympus")
                        .locale("!")
                        .digest("HOURLY")
                        .quietHours("22:00", "25:00")))
                .extracting(FieldError::field)
                .containsExactly(
                        "email",
                        "tags",
                        "series",
                        "organisers",
                        "events",
                        "countries",
                        "leadTimes",
                        "timeZone",
                        "locale",
                        "digest",
                        "quietHours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\r\nBcc: x", "a\nb", "<script>", "a,b", "a b", "a\u2028b", "-", "😀"})
    void noListTakesWhatIsNoName(String item) {
        assertThat(errorsOf(InputBuilder.input()
                        .tags(item)
                        .series(item)
                        .organisers(item)
                        .events(item)
                        .countries(item)
                        .leadTimes(item)
                        .timeZone(item)
                        .locale(item)
                        .digest(item)
                        .quietHours(item, item)))
                .hasSize(10)
                .allSatisfy(error -> assertThat(error.message()).doesNotContain(item.strip() + " "));
    }

    @Test
    void everyFieldIsBounded() {
        String huge = "a".repeat(10_000_000);

        assertThat(errorsOf(InputBuilder.input()
                        .email(huge + "@example.com")
                        .tags(huge)
                        .series(huge)
                        .organisers(huge)
                        .events(huge)
                        .countries(huge)
                        .leadTimes(huge)
                        .timeZone(huge)
                        .locale(huge)
                        .digest(huge)
                        .quietHours(huge, huge)))
                .hasSize(11);
    }

    @Test
    void listsHaveAnEnd() {
        String[] many = IntStream.rangeClosed(1, 51).mapToObj(i -> "tag-" + i).toArray(String[]::new);

        assertThat(errorsOf(InputBuilder.input().tags(many)))
                .containsExactly(new FieldError("tags", "There are 51; choose at most 50."));
        assertThat(errorsOf(InputBuilder.input()
                        .leadTimes(Collections.nCopies(11, "P1D").toArray(String[]::new))))
                .extracting(FieldError::field)
                .containsExactly("leadTimes");
    }

    @Test
    void noLeadTimesMeansNoReminders() {
        assertThat(rules.request(InputBuilder.input().leadTimes().build())
                        .requested()
                        .leadTimes())
                .isNotNull()
                .isEmpty();
    }

    @Test
    void aFormThatSaysOnlyWhatIsTickedWantsATick() {
        assertThat(errorsOf(InputBuilder.input().follow("chosen")))
                .extracting(FieldError::field)
                .containsExactly("follow");
        assertThat(rules.request(
                                InputBuilder.input().follow("chosen").tags("5g").build())
                        .requested()
                        .follows()
                        .everything())
                .isFalse();
    }

    @Test
    void everythingBesideTicksIsRefusedSoThatNeitherIsLost() {
        for (InputBuilder both : List.of(
                InputBuilder.input().follow("everything").tags("5g"),
                InputBuilder.input().follow("everything").series("summits"),
                InputBuilder.input().follow("everything").organisers("acme"))) {
            assertThat(errorsOf(both)).singleElement().satisfies(error -> {
                assertThat(error.field()).isEqualTo("follow");
                assertThat(error.message()).contains("untick");
            });
        }
    }

    @Test
    void everythingKeepsSingleEventsAndCountries() {
        Follows follows = rules.request(InputBuilder.input()
                        .follow("everything")
                        .events("5g-world-summit-2027")
                        .countries("DE")
                        .build())
                .requested()
                .follows();

        assertThat(follows)
                .isEqualTo(new Follows(
                        true,
                        Collections.emptySortedSet(),
                        Collections.emptySortedSet(),
                        Collections.emptySortedSet(),
                        Follows.sorted(List.of(SUMMIT)),
                        Follows.sorted(List.of("DE"))));
    }

    @Test
    void quietHoursNeedTwoEnds() {
        assertThat(errorsOf(InputBuilder.input().quietHours("22:00", null)))
                .extracting(FieldError::field)
                .containsExactly("quietHours");
        assertThat(errorsOf(InputBuilder.input().quietHours("22:00", "22:00")))
                .extracting(FieldError::field)
                .containsExactly("quietHours");
        assertThat(rules.request(InputBuilder.input().quietHours("", " ").build())
                        .requested()
                        .quietHours())
                .isNull();
    }

    private List<FieldError> errorsOf(InputBuilder input) {
        Problem problem = catchThrowableOfType(Problem.class, () -> rules.request(input.build()));
        assertThat(problem).isNotNull();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
        return problem.errors();
    }

    @ParameterizedTest
    @CsvSource({"wednesday, 7, WEDNESDAY, 7", "MONDAY, 07, , 7", ", 23, , 23", "SUNDAY, '', SUNDAY,"})
    void aDigestHasItsDayAndHour(String day, String hour, DayOfWeek wantedDay, Integer wantedHour) {
        assertThat(rules.preferences(InputBuilder.input().digestTime(day, hour).build())
                        .digestTime())
                .isEqualTo(new DigestTime(wantedDay, wantedHour));
    }

    @ParameterizedTest
    @CsvSource({"someday, 7", "MONDAY, 24", "MONDAY, -1", "MONDAY, 7:30", "1, 7"})
    void whatIsNoDayOrHourIsToldBesideItsField(String day, String hour) {
        SubscriptionInput input = InputBuilder.input().digestTime(day, hour).build();

        assertThat(catchThrowableOfType(Problem.class, () -> rules.preferences(input))
                        .errors())
                .extracting(FieldError::field)
                .containsAnyOf("digestDay", "digestHour");
    }
}
