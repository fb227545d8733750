package org.almanac.abuse;

import static org.almanac.api.ApiClient.editor;
import static org.hamcrest.Matchers.is;

import io.restassured.http.ContentType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events that say a word in every field there is, as an editor enters them. */
final class Drafts {
    static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).plusDays(60);

    private Drafts() {}

    /** @param word of lower-case letters and digits, so that it stands in slugs too */
    static Map<String, Object> saying(String word) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", "Title " + word);
        event.put("slug", "slug-" + word);
        event.put("summary", "Summary " + word);
        event.put("description", "Description **" + word + "** passwordof" + word);
        event.put("start", DAY + "T09:00");
        event.put("end", DAY + "T17:00");
        event.put("timeZone", "Europe/Berlin");
        event.put("tags", List.of("Tag " + word));
        event.put("series", "Series " + word);
        event.put(
                "venue",
                Map.of("name", "Hall " + word, "address", "Road " + word, "city", "City " + word, "country", "IS"));
        event.put("onlineUrl", "https://meet.example/" + word + "?pwd=" + word);
        event.put("organiser", Map.of("name", "Organiser " + word, "url", "https://" + word + ".example/"));
        event.put("url", "https://example.org/" + word);
        event.put("registrationUrl", "https://example.org/register/" + word);
        event.put("image", "https://example.org/" + word + ".png");
        event.put("note", "Note " + word);
        event.put("featured", true);
        event.put("featuredLabel", word.substring(0, Math.min(word.length(), 30)));
        event.put(
                "keyDates",
                List.of(Map.of(
                        "label", "Papers " + word, "at", DAY.minusDays(20).toString())));
        return event;
    }

    static Map<String, Object> with(Map<String, Object> event, String field, @Nullable Object value) {
        Map<String, Object> other = new HashMap<>(event);
        other.put(field, value);
        return other;
    }

    /** @return the address of the event in the API */
    static String create(Map<String, Object> event) {
        return editor().contentType(ContentType.JSON)
                .body(event)
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
    }

    static void patch(String address, Map<String, Object> changes) {
        editor().contentType("application/merge-patch+json")
                .body(changes)
                .patch(address)
                .then()
                .statusCode(200);
    }

    static void hide(String address) {
        patch(address, Map.of("published", false));
    }

    static void publish(String address) {
        patch(address, Map.of("published", true));
    }

    static void withdraw(String address) {
        editor().delete(address).then().statusCode(204);
    }

    static String field(String address, String name) {
        return String.valueOf(
                editor().get(address).then().statusCode(200).extract().<Object>path(name));
    }

    static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** An import of one event, which says where it is from. */
    static void importFrom(String source, Map<String, Object> event) {
        editor().contentType(ContentType.JSON)
                .queryParam("source", source)
                .body(List.of(event))
                .post("/api/v1/import")
                .then()
                .statusCode(200)
                .body("created", is(1));
    }

    /** @param register such as {@code tags} */
    static void register(String register, Map<String, Object> entry) {
        editor().contentType(ContentType.JSON)
                .body(entry)
                .post("/api/v1/" + register)
                .then()
                .statusCode(201);
    }
}
