package org.almanac.site;

import static io.restassured.RestAssured.given;
import static org.almanac.site.SitePages.event;
import static org.almanac.site.SitePages.found;
import static org.almanac.site.SitePages.load;
import static org.almanac.site.SitePages.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What pages offer to those who share, embed or follow them. */
@QuarkusTest
class SharedPagesTest {
    @Inject
    Clock clock;

    @Test
    void everyPageThatIsSharedHasAPicture() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(5);
        load(event("Without a picture", day, "\"tags\":[\"Pictured\"]"));
        load(event("With a picture", day, "\"tags\":[\"Pictured\"],\"image\":\"https://pictures.example/p.jpg\""));

        for (String path : List.of("/events/without-a-picture", "/tags/pictured", "/month/" + YearMonth.from(day))) {
            Matcher picture = Pattern.compile("<meta property=\"og:image\" content=\"(https?://[^/]+(/[^\"]+))\">")
                    .matcher(page(path));
            assertThat(picture.find()).as(path).isTrue();
            byte[] bytes = given().get(picture.group(2))
                    .then()
                    .statusCode(200)
                    .contentType("image/png")
                    .extract()
                    .asByteArray();
            // Width and height stand behind the signature and the head of the first chunk (PNG §11.2.1).
            assertThat(ByteBuffer.wrap(bytes).getInt(16)).isEqualTo(1200);
            assertThat(ByteBuffer.wrap(bytes).getInt(20)).isEqualTo(630);
        }
        assertThat(page("/events/with-a-picture"))
                .containsOnlyOnce("og:image\"")
                .contains("content=\"https://pictures.example/p.jpg\"");
    }

    @Test
    void whatIsEmbeddedFitsAndKeepsTheChoiceInBothFormats() throws Exception {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(5);
        load(event("Embedded & <em>", day, "\"tags\":[\"Embedded x\",\"Embedded y\"]"));
        String site = found(page("/"), "<meta property=\"og:url\" content=\"(https?://[^/]+)/");

        for (String path : List.of("/events/embedded-em", "/tags/embedded-x", "/")) {
            for (int room : new int[] {1, 100, 239, 300, 10_000}) {
                JsonPath answer = oembed(site + path, "maxwidth", room, "maxheight", room)
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                assertThat(answer.getInt("width")).isBetween(1, room);
                assertThat(answer.getInt("height")).isBetween(1, room);
                assertThat(answer.getString("html"))
                        .contains(
                                "width=\"" + answer.getInt("width") + "\" height=\"" + answer.getInt("height") + "\"");
            }
        }
        oembed(site + "/", "maxwidth", 0).statusCode(400);
        oembed(site + "/", "maxheight", "-5").statusCode(400);

        Document xml = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(oembed(site + "/events/embedded-em", "format", "xml", "maxwidth", 200)
                        .statusCode(200)
                        .contentType("text/xml")
                        .extract()
                        .asInputStream());
        assertThat(xml.getDocumentElement().getTagName()).isEqualTo("oembed");
        assertThat(xml.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Embedded & <em>");
        assertThat(xml.getElementsByTagName("width").item(0).getTextContent()).isEqualTo("200");
        assertThat(xml.getElementsByTagName("html").item(0).getTextContent()).startsWith("<iframe src=\"http");
        assertThat(page("/events/embedded-em")).contains("type=\"text/xml+oembed\"");
        oembed(site + "/", "format", "yaml")
                .statusCode(501)
                .contentType("application/problem+json")
                .body("detail", is("format is json or xml."));

        assertThat(oembed(site + "/?tag=embedded-y&tag=embedded-x&country=gb", "format", "json")
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getString("html"))
                .contains("/embed?tags=embedded-x%2Cembedded-y&amp;country=GB\"");
        oembed(site + "/?q=words", "format", "json").statusCode(404);
        assertThat(page("/?q=words")).doesNotContain("+oembed");
    }

    private static ValidatableResponse oembed(String url, Object... parameters) {
        RequestSpecification request = given().queryParam("url", url);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return request.get("/oembed").then();
    }

    @Test
    void aReminderIsOfferedOnlyWhileOneCanCome() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String series = "\"tags\":[\"Offered\"],\"series\":\"Offered series\"";
        load(event("Offered ahead", today.plusDays(9), series));
        load(event("Offered over", today.minusDays(9), series));
        load(event("Offered over alone", today.minusDays(9), "\"tags\":[\"Offered\"]"));
        load(event("Offered cancelled", today.plusDays(9), series + ",\"status\":\"CANCELLED\""));
        load(event("Offered postponed", today.plusDays(9), series + ",\"status\":\"POSTPONED\""));
        load(event("Offered begun", today.minusDays(1), series + ",\"end\":\"" + today.plusDays(2) + "\""));
        load(event(
                "Offered weekly", today.minusDays(9), series + ",\"recurrence\":{\"rrule\":\"FREQ=WEEKLY;COUNT=9\"}"));
        load(event(
                "Offered weekly off",
                today.minusDays(6),
                series + ",\"recurrence\":{\"rrule\":\"FREQ=WEEKLY;COUNT=2\",\"overrides\":[{\"at\":\""
                        + today.plusDays(1) + "\",\"status\":\"CANCELLED\"}]}"));

        String reminder = "A reminder before it starts";
        String next = "href=\"/subscribe?series=offered-series\"";
        for (String slug : List.of("offered-ahead", "offered-weekly")) {
            assertThat(page("/events/" + slug))
                    .contains(reminder, "/subscribe?event=" + slug)
                    .doesNotContain(next);
        }
        for (String slug : List.of("offered-over", "offered-cancelled", "offered-begun", "offered-weekly-off")) {
            assertThat(page("/events/" + slug))
                    .as(slug)
                    .doesNotContain("/subscribe?event=", reminder)
                    .contains(next);
        }
        assertThat(page("/events/offered-over-alone"))
                .doesNotContain("/subscribe?event=", "/subscribe?series=", "Remind me");
        assertThat(page("/events/offered-postponed"))
                .contains("Hear of the new date", "/subscribe?event=offered-postponed")
                .doesNotContain(reminder);
    }
}
