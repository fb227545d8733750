package org.almanac.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
import org.almanac.event.read.AddressQueries;
import org.almanac.event.read.PublicNames;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.Withdrawals;
import org.almanac.site.search.Sitemap;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What pages say to caches and search engines. */
@QuarkusTest
class PageCachingTest {
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");

    @Inject
    Catalogue catalogue;

    @Inject
    Withdrawals withdrawals;

    @Inject
    AddressQueries addresses;

    @Inject
    PublicNames names;

    @Inject
    EntityManagerFactory database;

    @Inject
    Clock clock;

    @Test
    void aPageIsSentOnceAndThenAskedAboutUntilItChanges() {
        Event event = add("Asked about", Duration.ofDays(3), "page-cache");
        add("Another", Duration.ofDays(3), "page-cache");
        String page = "/tags/page-cache";
        String tag = get(page).header("ETag");

        assertThat(tag).startsWith("\"").doesNotContain("W/");
        given().header("If-None-Match", tag).get(page).then().statusCode(304);
        given().header("If-None-Match", "W/" + tag).get(page).then().statusCode(304);

        withdrawals.withdraw(event.slug(), null, new Actor("test"));
        Response changed = given().header("If-None-Match", tag).get(page);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body().asString()).doesNotContain("Asked about");
    }

    @Test
    void whatIsAskedForAgainCostsNoQuery() {
        add("Cheap", Duration.ofDays(3), "page-cheap");
        List<String> pages = List.of("/tags/page-cheap", "/?tag=page-cheap", "/month/2031-01?tag=page-cheap");
        pages.forEach(PageCachingTest::get);
        Statistics statistics = database.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            for (int n = 0; n < 50; n++) {
                pages.forEach(page -> assertThat(get(page).statusCode()).isEqualTo(200));
            }
            // The look at the catalogue's revision, once a second, is all there is.
            assertThat(statistics.getPrepareStatementCount()).isLessThan(30);
            assertThat(statistics.getEntityLoadCount()).isZero();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    void noCacheKeepsAPagePastTheMomentThatChangesIt() {
        add("Ends soon", Duration.ofSeconds(-3_600), Duration.ofSeconds(3_620), "page-ending");

        int maxAge = maxAge(get("/tags/page-ending"));

        assertThat(maxAge).isBetween(1, 20);
        assertThat(maxAge(get("/privacy"))).isEqualTo(60);
    }

    @Test
    void compressedAndPlainAreTheSamePageUnderTagsOfTheirOwn() throws Exception {
        HttpResponse<byte[]> plain = ask("/privacy", "identity");
        HttpResponse<byte[]> packed = ask("/privacy", "gzip");

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary").orElse("")).isEqualToIgnoringCase("Accept-Encoding");
        assertThat(packed.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertThat(unpacked).isEqualTo(plain.body());
    }

    private HttpResponse<byte[]> ask(String path, String encoding) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                                .header("Accept-Encoding", encoding)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void thePrivacyPageSaysWhatIsConfigured() {
        assertThat(get("/privacy").body().asString())
                .contains("was sent for 2 years, what it said for 6 months", "90 days after", "for up to an hour");
    }

    @Test
    void whatComesFromMemoryIsAsGuardedAsWhatWasJustMade() {
        for (int n = 0; n < 2; n++) {
            Response page = get("/privacy");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        given().header("Authorization", "Bearer wrong").get("/privacy").then().statusCode(401);
        given().head("/privacy").then().statusCode(200);
    }

    @Test
    void theSitemapNamesEveryPageOnceAndIsSplitWhenItIsLarge() throws Exception {
        Event event = add("Mapped", Duration.ofDays(3), "page-mapped");
        String whole = get("/sitemap.xml").body().asString();

        assertThat(locations(whole))
                .doesNotHaveDuplicates()
                .anySatisfy(url -> assertThat(url).endsWith("/events/" + event.slug()));
        assertThat(locations(whole)).anySatisfy(url -> assertThat(url).endsWith("/tags/page-mapped"));

        Sitemap small = new Sitemap(addresses, names, Examples.site(), 2);
        List<String> parts = locations(small.root());
        long events = addresses.events();
        assertThat(parts).hasSize(1 + (int) ((events + 1) / 2));
        int found = 0;
        for (int part = 1; part < parts.size(); part++) {
            found += locations(String.valueOf(small.part(part))).size();
        }
        assertThat(found).isEqualTo((int) events);
        assertThat(small.part(parts.size())).isNull();
        assertThat(get("/robots.txt").body().asString())
                .contains("Sitemap: http")
                .contains("/sitemap.xml");
    }

    @Test
    void anEventCanBeEmbeddedAsACardAndAListAsTheWidgetsFrame() {
        Event event = add("Embedded \"quoted\" <b>", Duration.ofDays(3), "page-embedded");
        String page = get("/events/" + event.slug()).body().asString();
        Matcher discovery = Pattern.compile("type=\"application/json\\+oembed\" href=\"([^\"]+)\"")
                .matcher(page);
        assertThat(discovery.find()).isTrue();
        String oembed = discovery.group(1).replaceFirst("^https?://[^/]+", "");

        Response answer = given().urlEncodingEnabled(false).get(oembed + "&maxwidth=300");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("rich");
        assertThat(answer.jsonPath().getInt("width")).isEqualTo(300);
        String html = answer.jsonPath().getString("html");
        assertThat(html).startsWith("<iframe ").doesNotContain("<b>").contains("/cards/" + event.slug());
        Response card = get("/cards/" + event.slug());
        assertThat(card.header("Content-Security-Policy")).contains("frame-ancestors *");

        String list = page.replaceAll("(?s).*<meta property=\"og:url\" content=\"(https?://[^/]+)/.*", "$1");
        assertThat(given().queryParam("url", list + "/tags/page-embedded")
                        .get("/oembed")
                        .jsonPath()
                        .getString("html"))
                .contains("/embed?tags=page-embedded");
        given().queryParam("url", "https://elsewhere.example/")
                .get("/oembed")
                .then()
                .statusCode(404);
        given().get("/oembed").then().statusCode(404);
    }

    private static List<String> locations(String xml) throws Exception {
        var nodes = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName("loc");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(n -> nodes.item(n).getTextContent())
                .toList();
    }

    private static int maxAge(Response page) {
        Matcher matcher = MAX_AGE.matcher(page.header("Cache-Control"));
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static Response get(String path) {
        return given().header("Accept-Encoding", "identity").accept("text/html").get(path);
    }

    private Event add(String title, Duration startsIn, String tag) {
        return add(title, startsIn, Duration.ofHours(8), tag);
    }

    private Event add(String title, Duration startsIn, Duration length, String tag) {
        LocalDateTime start = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(startsIn);
        return catalogue.create(
                SaveEvent.builder()
                        .title(title)
                        .start(start.toString())
                        .end(start.plus(length).toString())
                        .timeZone("UTC")
                        .allDay(false)
                        .published(true)
                        .tags(List.of(tag))
                        .keyDates(List.of())
                        .build(),
                new Actor("test"));
    }
}
