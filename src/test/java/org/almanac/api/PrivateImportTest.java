package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a calendar's owner holds back does not reach readers by being imported. */
@QuarkusTest
class PrivateImportTest {
    /** Whose events every feed still has. */
    private static final int YEAR = Year.now(ZoneOffset.UTC).getValue() + 1;

    private static final String CALENDAR = "text/calendar";

    @Test
    void privateEventsComeInUnpublishedAndTheReportSaysSo() {
        send(calendar("draft", "CLASS:PRIVATE"), CALENDAR, Map.of())
                .body("created", is(1))
                .body("items[0].reason", containsString("Not published"));
        send(calendar("draft", "CLASS:PRIVATE"), CALENDAR, Map.of()).body("unchanged", is(1));

        assertThat(isPublic("draft")).isFalse();
        assertThat(anonymous().get("/calendar.ics").asString()).doesNotContain("Secret draft");
    }

    @Test
    void whoImportsMaySayThatTheyAreForReaders() {
        send(calendar("told", "CLASS:CONFIDENTIAL"), CALENDAR, Map.of("private", "publish"))
                .body("created", is(1))
                .body("items[0].reason", containsString("Shown to readers"));
        assertThat(isPublic("told")).isTrue();

        send(calendar("told", "CLASS:CONFIDENTIAL\r\nURL:https://e.example/"), CALENDAR, Map.of())
                .body("updated", is(1));
        assertThat(isPublic("told")).isTrue();
    }

    @Test
    void whatBecomesPrivateAtItsSourceIsHidden() {
        send(calendar("turned", "CLASS:PUBLIC"), CALENDAR, Map.of()).body("items[0].reason", equalTo(null));
        assertThat(isPublic("turned")).isTrue();

        send(calendar("turned", "CLASS:PRIVATE\r\nDESCRIPTION:The password is 4711"), CALENDAR, Map.of())
                .body("updated", is(1));

        assertThat(isPublic("turned")).isFalse();
    }

    @Test
    void whoPublishesByHandHasTheLastWord() {
        String uid = send(calendar("by-hand", "CLASS:PRIVATE"), CALENDAR, Map.of())
                .extract()
                .path("items[0].uid");
        editor().contentType("application/merge-patch+json")
                .body("{\"published\":true}")
                .patch("/api/v1/events/" + slug(uid))
                .then()
                .statusCode(200);

        send(calendar("by-hand", "CLASS:PRIVATE\r\nURL:https://e.example/"), CALENDAR, Map.of())
                .body("updated", is(1));

        assertThat(isPublic("by-hand")).isTrue();
    }

    @Test
    void tablesAndJsonHoldBackToo() {
        send("uid,title,start,private\nprivate-row,Secret row,2027-06-08,yes\n", "text/csv", Map.of())
                .body("items[0].reason", containsString("Not published"));
        send(
                        "[{\"uid\":\"private-json\",\"title\":\"Secret json\",\"start\":\"2027-06-08T09:00\","
                                + "\"privacy\":\"secret\"}]",
                        "application/json",
                        Map.of())
                .body("items[0].reason", containsString("Not published"));

        assertThat(isPublic("row")).isFalse();
        assertThat(isPublic("json")).isFalse();
    }

    @Test
    void anotherWordThanTheTwoIsRefused() {
        editor().queryParams(Map.of("private", "yes"))
                .contentType(CALENDAR)
                .body(calendar("refused", "CLASS:PRIVATE"))
                .post("/api/v1/import")
                .then()
                .statusCode(400);
    }

    @Test
    void noAddressOfWhoAttendsReachesReaders() {
        String attends = "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Person \r\n"
                + " One;X-NUM-GUESTS=0:mailto:person.one@attends.example";
        send(calendar("attended", "LOCATION:Hall of attendance\r\n" + attends), CALENDAR, Map.of())
                .body("created", is(1));

        for (String path :
                new String[] {"/calendar.ics", "/api/v1/events?q=attended", "/events/secret-attended-" + YEAR}) {
            assertThat(anonymous().get(path).then().statusCode(200).extract().asString())
                    .contains("Secret attended")
                    .doesNotContain("attends.example");
        }
    }

    private static boolean isPublic(String name) {
        return anonymous().get("/events/secret-" + name + "-" + YEAR).statusCode() == 200;
    }

    private static String slug(String uid) {
        return "secret-" + uid.substring(0, uid.indexOf('@')) + "-" + YEAR;
    }

    private static String calendar(String name, String property) {
        return String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "BEGIN:VEVENT",
                "UID:" + name + "@private.example",
                "DTSTART:" + YEAR + "0608T090000Z",
                "SUMMARY:Secret " + name,
                property,
                "END:VEVENT",
                "END:VCALENDAR",
                "");
    }

    private static ValidatableResponse send(String body, String type, Map<String, String> parameters) {
        return editor().queryParams(parameters)
                .queryParam("source", "privacy")
                .contentType(type + "; charset=utf-8")
                .body(body)
                .post("/api/v1/import")
                .then()
                .statusCode(200);
    }
}
