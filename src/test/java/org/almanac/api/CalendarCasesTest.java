package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars that programs wrote and others stumbled over, each with what is right. */
@QuarkusTest
class CalendarCasesTest {
    @Inject
    EntityManager entities;

    /** All dates of an event, each from instant to instant, cancelled ones in parentheses. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01-fold-inside-character | case01-a@feeds.example | 2027-04-05T08:00Z/2027-04-05T10:00Z",
                "02-tzid-utc-display-name | case02@feeds.example | 2027-04-07T14:00Z/2027-04-07T15:00Z",
                "04-tzid-microsoft-utc-and-offset | case04-a@feeds.example | 2027-04-13T12:00Z/2027-04-13T13:00Z",
                "04-tzid-microsoft-utc-and-offset | case04-b@feeds.example | 2027-04-14T10:00Z/2027-04-14T11:00Z",
                "05-customized-time-zone | case05@feeds.example | 2027-04-20T07:00Z/2027-04-20T08:00Z"
                        + " 2027-05-20T07:00Z/2027-05-20T08:00Z 2027-06-20T07:00Z/2027-06-20T08:00Z"
                        + " 2027-07-20T07:00Z/2027-07-20T08:00Z 2027-08-20T07:00Z/2027-08-20T08:00Z"
                        + " 2027-09-20T07:00Z/2027-09-20T08:00Z 2027-10-20T07:00Z/2027-10-20T08:00Z"
                        + " 2027-11-20T08:00Z/2027-11-20T09:00Z 2027-12-20T08:00Z/2027-12-20T09:00Z",
                "10-empty-parameter | case10@feeds.example | 2027-06-14T08:00Z/2027-06-14T09:00Z",
                "14-same-uid-twice | case14-tie@feeds.example | 2027-06-22T08:00Z/2027-06-22T09:00Z",
                "15-orphan-overrides | case15@feeds.example | 2027-06-28T09:00Z/2027-06-28T10:00Z"
                        + " 2027-07-26T12:00Z/2027-07-26T13:00Z",
                "17-range-thisandfuture | case17@feeds.example | 2027-07-05T07:00Z/2027-07-05T07:30Z"
                        + " 2027-07-12T07:00Z/2027-07-12T07:30Z 2027-07-19T08:00Z/2027-07-19T08:30Z"
                        + " 2027-07-26T08:00Z/2027-07-26T08:30Z 2027-08-02T08:00Z/2027-08-02T08:30Z"
                        + " 2027-08-09T08:00Z/2027-08-09T08:30Z",
                "21-duration-over-clock-change | case21@feeds.example | 2027-10-30T23:00Z/2027-10-31T02:00Z",
                "22-exdate-utc-after-clock-change | case22@feeds.example | 2027-10-18T23:00Z/2027-10-19T00:00Z"
                        + " 2027-10-25T23:00Z/2027-10-26T00:00Z 2027-11-01T23:00Z/2027-11-02T00:00Z"
                        + " 2027-11-16T00:00Z/2027-11-16T01:00Z",
                "i-04-orphan-overrides | o@own.example | 2027-06-01T11:00Z/2027-06-01T11:00Z"
                        + " 2027-06-02T12:00Z/2027-06-02T12:00Z 2027-06-03T13:00Z/2027-06-03T13:00Z",
                "i-06-fixed-offset-zone-byday | z@own.example | 2027-06-06T23:00Z/2027-06-07T00:00Z"
                        + " 2027-06-13T23:00Z/2027-06-14T00:00Z 2027-06-20T23:00Z/2027-06-21T00:00Z",
                "i-07-utc-in-second-half-of-overlap | v1@own.example | 2027-10-31T01:30Z/2027-10-31T02:30Z",
                "i-07-utc-in-second-half-of-overlap | v2@own.example | 2027-10-31T00:30Z/2027-10-31T01:30Z",
                "i-08-duration-over-dst | w1@own.example | 2027-03-27T22:00Z/2027-03-28T04:00Z",
                "i-08-duration-over-dst | w2@own.example | 2027-10-30T10:00Z/2027-11-01T10:00Z",
                "i-09-start-in-gap-weekly | x@own.example | 2027-03-14T07:30Z/2027-03-14T07:30Z"
                        + " 2027-03-21T06:30Z/2027-03-21T06:30Z 2027-03-28T06:30Z/2027-03-28T06:30Z",
                "i-10-rdate-period | p@own.example | 2027-06-01T10:00Z/2027-06-01T11:00Z"
                        + " 2027-06-05T10:00Z/2027-06-05T13:00Z 2027-06-06T10:00Z/2027-06-06T10:30Z",
                "i-11c-same-sequence-later-dtstamp | t@own.example | 2027-01-02T10:00Z/2027-01-02T10:00Z",
                "i-13-overrides-lose-content | k@own.example | 2027-06-01T10:00Z/2027-06-01T11:00Z"
                        + " 2027-06-02T10:00Z/2027-06-02T11:00Z 2027-06-03T15:00Z/2027-06-03T17:00Z"
                        + " 2027-06-04T15:00Z/2027-06-04T17:00Z",
                "i-14-two-calendars-two-zones | q1@own.example | 2027-06-01T08:00Z/2027-06-01T08:00Z",
                "i-14-two-calendars-two-zones | q2@own.example | 2027-06-01T01:00Z/2027-06-01T01:00Z"
            })
    void instantsAreThoseThatAreMeant(String name, String uid, String instants) {
        send(name);
        assertThat(instants(uid)).isEqualTo(instants);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "07-microsoft-allday-at-midnight | case07-a@feeds.example | 2027-05-03/2027-05-05",
                "07-microsoft-allday-at-midnight | case07-b@feeds.example | 2027-05-10",
                "08-allday-series-exdate-as-time | case08-a@feeds.example | 2027-06-01 2027-06-02 2027-06-04 2027-06-05"
                        + " 2027-06-06 2027-06-07",
                "08-allday-series-exdate-as-time | case08-b@feeds.example | 2027-06-01 2027-06-02 2027-06-03 2027-06-04"
                        + " 2027-06-06 2027-06-07",
                "27-rscale-skip | case27-a@feeds.example | 2027-01-31",
                "27-rscale-skip | case27-b@feeds.example | 2027-01-15 2027-02-15 2027-03-15"
            })
    void wholeDaysAreThoseThatAreMeant(String name, String uid, String days) {
        send(name);
        assertThat(event(uid).getBoolean("allDay")).isTrue();
        assertThat(occurrences(uid).stream()
                        .map(one -> one.get("end") == null || one.get("end").equals(one.get("start"))
                                ? one.get("start")
                                : one.get("start") + "/" + one.get("end"))
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01-fold-inside-character | case01-a@feeds.example | title | Générale des opérateurs à Besançon",
                "01-fold-inside-character | case01-b@feeds.example | title | Réseaux privés",
                "10-empty-parameter | case10@feeds.example | title | A parameter that has no value",
                "14-same-uid-twice | case14-tie@feeds.example | title | New wording and new day, no SEQUENCE",
                "24-odd-property-names | case24@feeds.example | venue.name | Room 1",
                "24-odd-property-names | case24@feeds.example | url | https://e.example/24",
                "i-01-folded-before-colon | after-summary@own.example | title | B after SUMMARY",
                "i-01-folded-before-colon | after-location@own.example | venue.name | Hall 1",
                "i-05a-fold-inside-utf8 | f2@own.example | title | Größe",
                "i-05c-utf16le | u@own.example | title | Łódź € 東京",
                "i-11c-same-sequence-later-dtstamp | t@own.example | title | newer",
                "i-15-ignored-property-costs-event | a1@own.example | title | emoji tag",
                "i-15-ignored-property-costs-event | a2@own.example | title | organiser",
                "i-15-ignored-property-costs-event | a3@own.example | title | long alt",
                "i-15-ignored-property-costs-event | a4@own.example | title | no summary",
                "i-15-ignored-property-costs-event | a5@own.example | title | long place"
            })
    void textsAreAsTheyWereWritten(String name, String uid, String field, String value) {
        send(name);
        assertThat(event(uid).getString(field)).isEqualTo(value);
    }

    @Test
    void nobodyWhoAttendsIsPublished() {
        assertThat(send("i-01-folded-before-colon").getInt("skipped")).isZero();
        assertThat(anonymous().get("/calendar.ics?past=P9999D").asString()).doesNotContain("person.one");
    }

    @Test
    void anEncodedTitleIsDecoded() {
        JsonPath report = send("i-05d-quoted-printable");
        assertThat(event(report.getString("items[0].uid")).getString("title")).isEqualTo("Größe und mehr");
    }

    @Test
    void oneDateThatComesAloneLeavesTheOthers() {
        send("i-02a-series");
        send("i-02b-one-instance-cancelled-after-02a");
        assertThat(instants("d@own.example"))
                .isEqualTo("2027-06-01T10:00Z/2027-06-01T10:00Z"
                        + " (2027-06-02T10:00Z/2027-06-02T10:00Z) 2027-06-03T10:00Z/2027-06-03T10:00Z");
        send("i-02c-one-instance-moved-after-02a");
        String moved = "2027-06-01T10:00Z/2027-06-01T10:00Z 2027-06-02T15:00Z/2027-06-02T15:00Z"
                + " 2027-06-03T10:00Z/2027-06-03T10:00Z";
        assertThat(instants("d@own.example")).isEqualTo(moved);
        assertThat(send("i-02a-series").getInt("unchanged")).isOne();
        assertThat(instants("d@own.example")).isEqualTo(moved);
        assertThat(event("d@own.example").getString("status")).isEqualTo("CONFIRMED");
    }

    @Test
    void methodsDoWhatTheyMean() {
        send("i-03a-meeting");
        JsonPath counter = send("i-03c-method-counter-after-03a");
        assertThat(counter.getString("items[0].reason")).contains("COUNTER");
        assertThat(event("m@own.example").getString("title")).isEqualTo("Meeting");
        assertThat(event("m@own.example").getString("start")).startsWith("2027-06-01");
        assertThat(send("i-03d-method-cancel-minimal-after-03a").getInt("updated"))
                .isOne();
        assertThat(event("m@own.example").getString("status")).isEqualTo("CANCELLED");
        assertThat(send("i-03b-method-cancel-after-03a").getInt("unchanged")).isOne();
        assertThat(send("i-03a-meeting").getString("items[0].reason")).contains("older");
        assertThat(event("m@own.example").getString("status")).isEqualTo("CANCELLED");
    }

    @Test
    void olderVersionsDoNotWin() {
        send("i-11a-sequence-5");
        JsonPath older = send("i-11b-sequence-2-after-11a");
        assertThat(older.getString("items[0].outcome")).isEqualTo("skipped");
        assertThat(older.getString("items[0].reason")).contains("older");
        assertThat(event("s@own.example").getString("title")).isEqualTo("new, sequence 5");
        assertThat(send("14-same-uid-twice").getList("items.reason").toString()).contains("newer version");
    }

    @Test
    void whatADateSaysOfItselfIsKept() {
        send("16-override-own-title-place");
        JsonPath event = event("case16@feeds.example");
        assertThat(event.getString("recurrence.overrides[0].title")).isEqualTo("Operators' evening: the summer party");
        assertThat(event.getString("recurrence.overrides[0].venue.name")).isEqualTo("Boat pier, Mainz");
        String page = "/events/" + event.getString("slug");
        String feed = unfolded(page + ".ics");
        assertThat(feed).contains("RECURRENCE-ID").contains("the summer party").contains("Boat pier\\, Mainz");
        assertThat(anonymous().get(page).asString()).contains("the summer party");
        send("i-13-overrides-lose-content");
        JsonPath guest = event("k@own.example");
        assertThat(guest.getString("recurrence.overrides[0].title")).isEqualTo("Special guest");
        assertThat(guest.getString("recurrence.overrides[0].venue.name")).isEqualTo("Hall B");
        assertThat(guest.getString("recurrence.overrides[0].status")).isEqualTo("TENTATIVE");
    }

    @Test
    void nothingIsLeftOutInSilence() {
        assertThat(send("i-13c-two-rrules-and-override-on-single")
                        .getList("items.reason")
                        .toString())
                .contains("all rules but the first", "does not repeat");
        assertThat(send("i-20-only-todos").getString("items[0].reason")).contains("VTODO");
        assertThat(send("27-rscale-skip").getString("items[0].reason")).contains("SKIP=FORWARD");
        JsonPath ignored = send("i-15-ignored-property-costs-event");
        assertThat(ignored.getInt("skipped")).isZero();
        assertThat(ignored.getString("items[0].reason")).contains("tags");
        assertThat(ignored.getString("items[1].reason")).contains("organiser");
        assertThat(ignored.getString("items[3].reason")).contains("title");
        assertThat(ignored.getString("items[4].reason")).contains("venue");
    }

    @Test
    void twinsStayTwoAndASecondImportChangesNothing() {
        assertThat(send("i-16-twins-without-uid").getInt("created")).isEqualTo(2);
        assertThat(send("i-16-twins-without-uid").getInt("unchanged")).isEqualTo(2);
    }

    @Test
    void privateMattersStayDrafts() {
        JsonPath report = send("i-12-class-private");
        assertThat(report.getList("items.reason").toString()).contains("Not published");
        assertThat(event("c1@own.example").getBoolean("published")).isFalse();
    }

    @Test
    void ourOwnCalendarReadBackIsTheSame() {
        send("i-17a-almanac-feed-again");
        for (String uid : List.of("g1@own.example", "g2@own.example")) {
            JsonPath before = event(uid);
            String address = "/events/" + before.getString("slug") + ".ics";
            String feed = anonymous().get(address).asString();
            for (int i = 0; i < 2; i++) {
                JsonPath report = send(anonymous().get(address).asByteArray(), "again");
                assertThat(report.getInt("created") + report.getInt("updated")).isZero();
                assertThat(report.getInt("unchanged") + report.getInt("skipped"))
                        .isOne();
            }
            assertThat(event(uid).getMap("")).isEqualTo(before.getMap(""));
            assertThat(anonymous().get(address).asString()).isEqualTo(feed);
        }
    }

    @Test
    void whatEditorsAddedStaysWhenNothingChangedThere() {
        send("24-odd-property-names");
        String slug = event("case24@feeds.example").getString("slug");
        editor().contentType("application/merge-patch+json")
                .body("{\"title\":\"Edited here\",\"summary\":\"Ours\",\"tags\":[\"ours\"]}")
                .patch("/api/v1/events/" + slug)
                .then()
                .statusCode(200);
        assertThat(send("24-odd-property-names").getInt("unchanged")).isOne();
        assertThat(event("case24@feeds.example").getString("title")).isEqualTo("Edited here");
        assertThat(event("case24@feeds.example").getString("summary")).isEqualTo("Ours");
    }

    @Test
    void htmlIsReadAndPlainTextStaysPlain() {
        send("29-html-description");
        String html = event("case29@feeds.example").getString("description");
        assertThat(html).contains("[the room](<https://join.example/r/9>)").doesNotContain("<br", "&nbsp;", "<p>");
        String page = anonymous()
                .get("/events/" + event("case29@feeds.example").getString("slug"))
                .asString();
        assertThat(page).contains("<li>Spectrum &amp; licences</li>").doesNotContain("&lt;p&gt;");

        send("30-plain-description");
        String slug = event("case30@feeds.example").getString("slug");
        String plain = anonymous().get("/events/" + slug).asString();
        assertThat(plain)
                .contains("18:00 Doors<br />", "href=\"https://programme.example/evening\"", "* free entry *")
                .contains("#5G #openRAN")
                .doesNotContain("<h2>Last call", "<h3>Last call", "<pre><code>bring", "<li>free");
        assertThat(unfolded("/events/" + slug + ".ics"))
                .contains("18:00 Doors\\n18:30 Talk\\n20:00 End\\n\\nhttps://programme.example/evening\\n\\nLast call");
    }

    /** A copy under another UID, as another service would have it. */
    @ParameterizedTest
    @CsvSource({
        "02-tzid-utc-display-name, case02@feeds.example",
        "05-customized-time-zone, case05@feeds.example",
        "08-allday-series-exdate-as-time, case08-b@feeds.example",
        "15-orphan-overrides, case15@feeds.example",
        "16-override-own-title-place, case16@feeds.example",
        "17-range-thisandfuture, case17@feeds.example",
        "21-duration-over-clock-change, case21@feeds.example",
        "22-exdate-utc-after-clock-change, case22@feeds.example",
        "29-html-description, case29@feeds.example",
        "30-plain-description, case30@feeds.example",
        "i-06-fixed-offset-zone-byday, z@own.example",
        "i-07-utc-in-second-half-of-overlap, v1@own.example",
        "i-09-start-in-gap-weekly, x@own.example",
        "i-10-rdate-period, p@own.example"
    })
    void whatIsExportedIsReadAgainAsTheSame(String name, String uid) {
        send(name);
        JsonPath event = event(uid);
        String feed =
                anonymous().get("/events/" + event.getString("slug") + ".ics").asString();
        String copied = "copy-of-" + uid;
        JsonPath report = send(
                feed.replace("\r\n ", "").replace("UID:" + uid, "UID:" + copied).getBytes(StandardCharsets.UTF_8),
                "copies");
        assertThat(report.getInt("skipped")).as(report.prettify()).isZero();
        JsonPath copy = event(copied);
        // A day has no zone in a calendar, so that it is the day there and not the instant that is the same.
        String when = event.getBoolean("allDay") ? "start" : "startsAt";
        assertThat(occurrences(copied).stream().map(one -> one.get(when)).toList())
                .isEqualTo(occurrences(uid).stream().map(one -> one.get(when)).toList());
        if (!event.getBoolean("allDay")) {
            assertThat(instants(copied)).isEqualTo(instants(uid));
        }
        for (String field : List.of("title", "venue.name", "description", "allDay", "status")) {
            assertThat(copy.<Object>get(field)).as(field).isEqualTo(event.<Object>get(field));
        }
        assertThat(copy.getList("recurrence.overrides.title")).isEqualTo(event.getList("recurrence.overrides.title"));
        // Read back into where it came from, the copy changes nothing.
        String back =
                anonymous().get("/events/" + copy.getString("slug") + ".ics").asString();
        send(
                back.replace("\r\n ", "").replace("UID:" + copied, "UID:" + uid).getBytes(StandardCharsets.UTF_8),
                "copies");
        assertThat(event(uid).getMap("")).isEqualTo(event.getMap(""));
    }

    @Test
    void slugsAreKeptThroughExportAndImport() {
        JsonPath first = send("/importer/cases/i-21-long-slug.ndjson", "application/x-ndjson", "i-21");
        JsonPath event = event(first.getString("items[0].uid"));
        String line = editor().header("Accept", "application/x-ndjson")
                .queryParam("q", "long enough")
                .get("/api/v1/events")
                .asString();
        assertThat(line).contains(event.getString("slug"));
    }

    private JsonPath send(String name) {
        return send(
                "/importer/cases/" + name + ".ics", "text/calendar", name.substring(0, Math.min(name.length(), 60)));
    }

    private static JsonPath send(String resource, String type, String source) {
        try (InputStream in = CalendarCasesTest.class.getResourceAsStream(resource)) {
            byte[] body = Objects.requireNonNull(in, resource).readAllBytes();
            String text = new String(body, StandardCharsets.ISO_8859_1).replace("@LONG@", "h".repeat(200_001));
            return send(text.getBytes(StandardCharsets.ISO_8859_1), type, source);
        } catch (IOException e) {
            throw new IllegalStateException("the test's data cannot be read", e);
        }
    }

    private static JsonPath send(byte[] body, String source) {
        return send(body, "text/calendar", source);
    }

    private static JsonPath send(byte[] body, String type, String source) {
        // Those that are about one event come from one place.
        String from = source.replaceAll("^(i-\\d\\d).*", "$1");
        return editor().contentType(type)
                .queryParam("source", from)
                .body(body)
                .post("/api/v1/import")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath event(String uid) {
        Object id = entities.createNativeQuery("select cast(id as text) from event where uid = :uid", String.class)
                .setParameter("uid", uid)
                .getSingleResult();
        return editor().get("/api/v1/events/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<Map<String, Object>> occurrences(String uid) {
        return editor().queryParam("from", "2026-01-01T00:00:00Z")
                .queryParam("to", "2029-01-01T00:00:00Z")
                .get("/api/v1/events/" + event(uid).getString("id") + "/occurrences")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private String instants(String uid) {
        return occurrences(uid).stream()
                .map(one -> {
                    String span = minutes(one.get("startsAt")) + "/" + minutes(one.get("endsAt"));
                    return "CANCELLED".equals(one.get("status")) ? "(" + span + ")" : span;
                })
                .collect(Collectors.joining(" "));
    }

    private static String minutes(@Nullable Object instant) {
        return String.valueOf(instant).replaceFirst(":00Z$", "Z");
    }

    private static String unfolded(String address) {
        return anonymous().get(address).asString().replace("\r\n ", "");
    }
}
