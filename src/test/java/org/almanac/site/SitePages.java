package org.almanac.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.api.ApiClient;

/** Fills the calendar of the running service and reads its pages. */
final class SitePages {
    private SitePages() {}

    static String event(String title, LocalDate day, String more) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        return "{\"title\":\"" + title + "\",\"slug\":\"" + slug + "\",\"start\":\"" + day
                + "\",\"allDay\":true,\"timeZone\":\"Etc/UTC\"," + "\"published\":true," + more + "}";
    }

    static void load(String lines) {
        ApiClient.editor()
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import?source=list-pages")
                .then()
                .statusCode(200);
    }

    static String page(String path) {
        return page(path, "en");
    }

    static String page(String path, String language) {
        return given().accept("text/html")
                .header("Accept-Language", language)
                .urlEncodingEnabled(false)
                .get(path.replaceFirst("^https?://[^/]+", ""))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    static String status(String page) {
        return found(page, "role=\"status\">([^<]*)<");
    }

    /** What stands beside the link of that id. */
    static int count(String page, String key) {
        return Integer.parseInt(found(page, "id=\"f-" + key + "\"[^>]*>.*?<small[^>]*>(\\d+)</small>"));
    }

    static String link(String page, String id) {
        return id.equals("later")
                ? found(page, "href=\"([^\"]+)\" rel=\"next\"").replace("&amp;", "&")
                : found(page, "id=\"" + id + "\" href=\"([^\"]+)\"").replace("&amp;", "&");
    }

    static String href(String page, String words) {
        return found(page, "href=\"([^\"]+)\">" + words).replace("&amp;", "&");
    }

    static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return Objects.requireNonNull(matcher.group(1));
    }
}
