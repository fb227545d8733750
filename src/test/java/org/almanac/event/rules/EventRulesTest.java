package org.almanac.event.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.SaveEvent;
import org.almanac.event.SaveEventBuilder;
import org.almanac.event.Tag;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;

class EventRulesTest {
    private final EventRules rules = new EventRules(new SiteDefaults(ZoneId.of("Europe/Vienna")));

    @Test
    void whatIsLeftOutGetsItsDefault() {
        EventContent content = rules.check(event().build());
        assertThat(content.time().zone()).isEqualTo(ZoneId.of("Europe/Vienna"));
        assertThat(content.published()).isTrue();
        assertThat(content.status()).isEqualTo(EventStatus.CONFIRMED);
        assertThat(content.tags()).isEmpty();
        assertThat(content.venue()).isNull();
    }

    @Test
    void windowsZoneIsMapped() {
        assertThat(rules.check(event().timeZone("W. Europe Standard Time").build())
                        .time()
                        .zone())
                .isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void tagsAreFiledOnceUnderTheirSlug() {
        EventContent content = rules.check(event().tags(List.of("5G North America", "5g-north-america", " "))
                .build());
        assertThat(content.tags()).containsExactly(new Tag("5g-north-america", "5G North America"));
    }

    @Test
    void endBeforeStartIsRefused() {
        assertThat(fields(event -> event.end("2027-06-08T08:59"))).containsExactly("end");
    }

    @Test
    void endThatComesFirstOnTheNightTheClocksJumpIsRefused() {
        // 02:30 does not occur and means 03:30, which is after 03:00.
        assertThat(fields(event -> event.start("2027-03-28T02:30").end("2027-03-28T03:00")))
                .containsExactly("end");
    }

    @Test
    void offsetInALocalTimeIsRefused() {
        assertThat(fields(event -> event.start("2027-06-08T09:00Z"))).containsExactly("start");
    }

    @Test
    void farYearsAreRefused() {
        assertThat(fields(event -> event.start("0001-06-08T09:00"))).containsExactly("start");
        assertThat(fields(event -> event.start("9999-06-08T09:00"))).containsExactly("start");
    }

    @Test
    void whatIsTooLongIsRefusedAndNotCut() {
        assertThat(fields(event -> event.title("x".repeat(201)))).containsExactly("title");
        assertThat(fields(event -> event.description("x".repeat(20_001)))).containsExactly("description");
        assertThat(fields(event -> event.tags(Collections.nCopies(51, "x")))).containsExactly("tags");
        assertThat(rules.check(event().title("𐐨".repeat(200)).build()).title()).hasSize(400);
    }

    @Test
    void nulIsRefused() {
        assertThat(fields(event -> event.title("a\u0000b"))).containsExactly("title");
    }

    @Test
    void addressThatIsNoWebAddressIsRefused() {
        for (String url : List.of("javascript:alert(1)", "ftp://x.example/", "https:", "//x.example", "x.example")) {
            assertThat(fields(event -> event.url(url))).as(url).containsExactly("url");
        }
    }

    @Test
    void spaceInAnAddressIsEncodedAsABrowserDoes() {
        assertThat(rules.check(event().url("https://week.example/Austin, TX").build())
                        .url())
                .isEqualTo("https://week.example/Austin,%20TX");
    }

    @Test
    void ruleThatIsNoneIsRefused() {
        assertThat(fields(event -> event.rrule("FREQ=SOMETIMES"))).containsExactly("recurrence.rrule");
    }

    @Test
    void textThatNestsTooDeeplyIsRefused() {
        assertThat(fields(event -> event.description(">".repeat(20_000)))).containsExactly("description");
    }

    @Test
    void textThatIsStoredIsNotJudgedAgain() {
        String deep = ">".repeat(30_000);

        assertThat(rules.check(event().description(deep).published(false).build(), deep + "\n")
                        .description())
                .isEqualTo(deep);
    }

    private List<String> fields(UnaryOperator<SaveEventBuilder> change) {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> rules.check(change.apply(event()).build()));
        assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
        return problem.errors().stream().map(FieldError::field).toList();
    }

    private static SaveEventBuilder event() {
        return SaveEvent.builder().title("5G World Summit").start("2027-06-08T09:00");
    }
}
