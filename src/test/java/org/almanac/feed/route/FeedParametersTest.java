package org.almanac.feed.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.almanac.event.EventFilter;
import org.almanac.feed.CalendarExtras;
import org.almanac.feed.ExampleFeedSettings;
import org.almanac.feed.FeedAddress;
import org.almanac.feed.FeedFormat;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.Lookback;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParametersTest {
    private static final FeedParameters PARAMETERS = new FeedParameters(new ExampleFeedSettings());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/calendar.ics?tag=5g&tag=networks&country=GB&online=true&q=edge+cloud&past=P2Y",
                "/calendar.ics?past=p2y&q=Edge%20%20CLOUD&tag=NETWORKS&tag=5G&online=true&country=gb",
                "/calendar.ics?tag=5g&tag=5g&tag=networks&country=GB&online=true&q=edge+cloud&past=P24M"
                        + "&utm_source=mail&fbclid=x&gclid=y&_=1",
            })
    void theSameFilterHasOneFormHoweverItIsSpelled(String uri) {
        assertThat(PARAMETERS.read(uri))
                .isEqualTo(new FeedRequest(
                        FeedFormat.ICS,
                        new EventFilter(Set.of("networks", "5g"), null, null, "GB", true, "edge cloud"),
                        null,
                        Lookback.parse("P2Y"),
                        CalendarExtras.NONE,
                        0,
                        Set.of(),
                        false,
                        null,
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "/calendar.ics, /calendar.ics",
        "/calendar.ics?tag=5g, /tags/5g.ics",
        "/calendar.ics?series=a, /series/a.ics",
        "/calendar.ics?organiser=a, /organisers/a.ics",
        "/calendar.ics?tag=b&tag=a, /calendar.ics?tag=a&tag=b",
        "/tags/5g.ics?country=gb, /calendar.ics?tag=5g&country=GB",
        "/tags/5g.ics?past=P2Y, /tags/5g.ics?past=P2Y",
        "/tags/m%C3%BCll.ics, /tags/m%C3%BCll.ics",
        "/tags/mu%CC%88ll.ics, /tags/m%C3%BCll.ics",
        "/calendar.ics?q=a%26b%20c, /calendar.ics?q=a%26b%20c",
        "/calendar.ics?past=P12M, /calendar.ics",
        "/calendar.ics?past=PT48H, /calendar.ics?past=P2D",
        "/tags/5g.ics?alarm=PT24H&keydates=true, /tags/5g.ics?alarm=P1D&keydates=true",
        "/calendar.ics?alarm=p1w&keydates=false, /calendar.ics?alarm=P7D",
        "/calendar.ics?alarm=PT90M, /calendar.ics?alarm=PT1H30M",
        "/calendar.ics?alarm=P1DT12H, /calendar.ics?alarm=P1DT12H",
        "/calendar.ics?alarm=PT0S, /calendar.ics?alarm=PT0S",
        "/series/a.jscal?past=P1Y, /series/a.jscal",
        "/calendar.atom?tag=b&tag=a&past=P2Y, /calendar.atom?tag=a&tag=b&past=P2Y",
    })
    void aFeedHasOneAddress(String uri, String canonical) {
        FeedRequest request = read(uri);

        assertThat(FeedAddress.of(request.filter()).feed(request.format(), request.past(), request.extras()))
                .isEqualTo(canonical);
    }

    @Test
    void whatIsUsualIsTheSameAsWhatIsLeftOut() {
        assertThat(read("/calendar.ics?past=P1Y&keydates=false")).isEqualTo(read("/calendar.ics"));
        assertThat(read("/calendar.json?past=PT0S&limit=50")).isEqualTo(read("/calendar.json"));
        assertThat(read("/calendar.json?past=P1Y")).isNotEqualTo(read("/calendar.json"));
    }

    @Test
    void aCalendarOfItsOwnFilterTakesNoOther() {
        assertThat(PARAMETERS.readUnfiltered("/u/x/calendar.ics?past=P1Y&alarm=P1W"))
                .isEqualTo(read("/calendar.ics?alarm=P7D"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PARAMETERS.readUnfiltered("/u/x/calendar.ics?tag=5g"))
                .withMessageContaining("tag");
    }

    @Test
    void jsonTakesALimit() {
        assertThat(read("/calendar.json").limit()).isEqualTo(50);
        assertThat(read("/tags/5g.json?limit=500").limit()).isEqualTo(500);
        assertThat(read("/tags/5g.json"))
                .isEqualTo(new FeedRequest(
                        FeedFormat.JSON,
                        new EventFilter(Set.of("5g"), null, null, null, null, null),
                        null,
                        null,
                        CalendarExtras.NONE,
                        50,
                        Set.of(),
                        false,
                        null,
                        true));
    }

    @Test
    void oneEventHasACalendarOfItsOwn() {
        assertThat(read("/events/5g-world-summit-2027.ics").event()).isEqualTo("5g-world-summit-2027");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/calendar",
                "/calendar.html",
                "/events/5g",
                "/tags/5g",
                "/tags/.ics",
                "/tags/a/b.ics",
                "/tags/a%2Fb.ics",
                "/events/.ics",
                "/calendar.ics.ics",
            })
    void otherPathsAreLeftToOthers(String uri) {
        assertThat(PARAMETERS.read(uri)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/calendar.ics?tags=5g | no parameter “tags”",
                "/calendar.ics?limit=5 | no parameter “limit”",
                "/calendar.json?alarm=P1D | no parameter “alarm”",
                "/calendar.atom?keydates=true | no parameter “keydates”",
                "/calendar.jscal?alarm=P1D | no parameter “alarm”",
                "/calendar.ics?alarm=P1M | alarm must be a duration",
                "/calendar.ics?alarm=P366D | alarm must be a duration",
                "/calendar.ics?alarm=-P1D | alarm must be a duration",
                "/calendar.ics?alarm=PT30S | alarm must be a duration",
                "/calendar.ics?alarm=P999W | alarm must be a duration",
                "/calendar.ics?alarm=PT99999999999999999H | alarm must be a duration",
                "/calendar.ics?keydates=yes | true or false",
                "/tags/5g.ics?tag=6g | no parameter “tag”",
                "/events/5g.ics?past=P1Y | no parameter “past”",
                "/calendar.ics?tag= | tag is empty",
                "/calendar.ics?q=%20 | q is empty",
                "/calendar.ics?series=a&series=b | series is given 2 times",
                "/calendar.ics?country=GBR | two letters",
                "/calendar.ics?online=yes | true or false",
                "/calendar.ics?past=1Y | must be a duration",
                "/calendar.ics?past=P-1Y | must be a duration",
                "/calendar.ics?past=P1000Y | must be a duration",
                "/calendar.ics?past=P999999999999Y | must be a duration",
                "/calendar.ics?past=PT9999999999999H | must be a duration",
                "/calendar.json?limit=0 | from 1 to 500",
                "/calendar.json?limit=501 | from 1 to 500",
                "/calendar.json?limit=x | from 1 to 500",
                "/calendar.ics?q=%zz | not encoded",
            })
    void whatIsNotUnderstoodIsRefused(String uri, String reason) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PARAMETERS.read(uri))
                .withMessageContaining(reason)
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED));
    }

    @Test
    void inputIsBounded() {
        String tags = IntStream.rangeClosed(0, 50).mapToObj(n -> "tag=t" + n).collect(Collectors.joining("&"));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PARAMETERS.read("/calendar.ics?" + tags))
                .withMessageContaining("At most 50 tags");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PARAMETERS.read("/calendar.ics?q=" + "a".repeat(10_000)))
                .withMessageContaining("longer than 200");
    }

    private static FeedRequest read(String uri) {
        return Objects.requireNonNull(PARAMETERS.read(uri));
    }
}
