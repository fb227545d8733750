package org.almanac.abuse;

import static org.almanac.api.ApiClient.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** No cache shows what is over for longer than the answer says that it is on, whichever route it is from. */
@QuarkusTest
class CachesTest {
    private static final Pattern LIFETIME =
            Pattern.compile("(?:max-age|s-maxage|stale-while-revalidate|stale-if-error)=(\\d+)");

    /** What is over stays in these: days of a calendar, a list of pages, calendars for a year, and the feeds of one event. */
    private static final Pattern STAYS =
            Pattern.compile("/month.*|/sitemap.*|.*\\.(ics|jscal|atom)(?!.*past=).*|/events/[^/]*\\.\\w+.*");

    private static final List<String> QUERIES =
            List.of("", "?tag=%s", "?tags=%s", "?tags=%s&layout=month", "?match=%s&limit=5", "?past=PT0S&tag=%s");

    private static final List<String> PAST = List.of("", "?past=PT0S");

    @Inject
    Router router;

    @Inject
    Clock clock;

    private final String name = "cached-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void nothingIsKeptPastTheEndOfWhatItShows() throws IOException {
        Instant end = clock.instant().plus(Duration.ofMinutes(50)).truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime last = LocalDateTime.ofInstant(end, ZoneOffset.UTC);
        Drafts.create(Map.of(
                "title",
                name,
                "slug",
                name,
                "start",
                last.minusHours(9).toString(),
                "end",
                last.toString(),
                "timeZone",
                "UTC",
                "tags",
                List.of(name),
                "series",
                name,
                "organiser",
                Map.of("name", name)));

        SoftAssertions softly = new SoftAssertions();
        Set<String> found = new TreeSet<>();
        for (PublicRoutes.Template template : PublicRoutes.all(router)) {
            // What is named in the path is not chosen a second time.
            for (String query : template.names() ? PAST : QUERIES) {
                String address = template.of(name) + query.formatted(name);
                Response answer = plain().get(address);
                String caching = answer.header("Cache-Control");
                boolean refused = answer.statusCode() == 400;
                if (!refused && (caching == null || !caching.contains("public"))) {
                    break;
                }
                if (!refused
                        && !STAYS.matcher(address).matches()
                        && answer.asString().contains(name)) {
                    found.add(template.template() + query.replaceAll("=.*", ""));
                    long left = Duration.between(clock.instant(), end).toSeconds() + 1;
                    softly.assertThat(lifetime(caching))
                            .as("%s: %s", address, caching)
                            .isBetween(1L, left);
                }
            }
        }
        softly.assertAll();
        assertThat(found)
                .contains(
                        "/?tag",
                        "/tags/{}",
                        "/series/{}",
                        "/organisers/{}",
                        "/events/{}",
                        "/cards/{}",
                        "/widget.html?tags",
                        "/embed?tags",
                        "/widget.json?tags",
                        "/widget.json?match",
                        "/calendar.json?tag",
                        "/calendar.ics?past",
                        "/calendar.atom?past",
                        "/calendar.jscal?past",
                        "/tags/{}.json");
    }

    /** All that a cache may do with it, one after the other. */
    private static long lifetime(String caching) {
        return LIFETIME.matcher(caching)
                .results()
                .map((MatchResult part) -> part.group(1))
                .mapToLong(Long::parseLong)
                .sum();
    }
}
