package org.almanac.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that lead a reader elsewhere than they look, or show a password. */
@QuarkusTest
class SafeAddressTest {
    private final String title = "Address " + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"url", "registrationUrl", "onlineUrl", "image"})
    void userNamesAndHiddenCharactersAreRefusedBesideTheField(String field) {
        for (String address : List.of(
                "https://user:secret@host.example/",
                "https://user@host.example",
                "https://bank.example\\@evil.example/",
                "https:/user@host.example/",
                "https://host.example/\u202Egnp.exe",
                "https://ho\u2066st.example/",
                "https://ho\u200Bst.example/",
                "https://host.example/\u00ADa")) {
            ApiClient.editor()
                    .contentType("application/json")
                    .body(Map.of("title", title, "start", "2031-06-08T09:00", "timeZone", "UTC", field, address))
                    .post("/api/v1/events")
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo(field));
        }
    }

    @Test
    void organisersAddressIsHeldToTheSame() {
        ApiClient.editor()
                .contentType("application/json")
                .body(Map.of("name", "Org " + UUID.randomUUID(), "url", "https://user:pw@host.example/"))
                .post("/api/v1/organisers")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("url"));
    }

    @Test
    void addressesWithAnAtElsewhereAreFine() {
        ApiClient.editor()
                .contentType("application/json")
                .body(Map.of(
                        "title", title,
                        "start", "2031-06-08T09:00",
                        "timeZone", "UTC",
                        "url", "https://social.example/@conference?mail=a@b.example#@"))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .body("url", equalTo("https://social.example/@conference?mail=a@b.example#@"));
    }

    @Test
    void importLeavesThemOutAndSaysSo() {
        String id = title.substring(8);
        ApiClient.editor()
                .contentType("application/json")
                .body(List.of(Map.of(
                        "title", title,
                        "uid", id + "@import.example",
                        "start", "2031-06-08T09:00",
                        "timeZone", "UTC",
                        "url", "https://user:secret@host.example/",
                        "registrationUrl", "https://host.example/register")))
                .post("/api/v1/import?source=addresses")
                .then()
                .statusCode(200)
                .body("created", equalTo(1))
                .body("items[0].reason", containsString("Left out: url:"));

        ApiClient.editor()
                .queryParam("q", id)
                .get("/api/v1/events")
                .then()
                .body("items[0].url", nullValue())
                .body("items[0].registrationUrl", equalTo("https://host.example/register"));
    }

    @Test
    void titlesKeepTheirScriptAndLoseWhatTurnsOthers() {
        ApiClient.editor()
                .contentType("application/json")
                .body(Map.of(
                        "title", "כנס \u202E" + title,
                        "summary", "مؤتمر \u2067C++\u2069 في دبي\u200F",
                        "start", "2031-06-08T09:00",
                        "timeZone", "UTC"))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .body("title", equalTo("כנס " + title))
                .body("summary", equalTo("مؤتمر \u2067C++\u2069 في دبي\u200F"));
    }
}
