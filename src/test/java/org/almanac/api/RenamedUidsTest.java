package org.almanac.api;

import static org.almanac.api.ApiClient.editor;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calendars that give their events another UID at every download. */
@QuarkusTest
class RenamedUidsTest {
    private final String mark = UUID.randomUUID().toString();

    private String event(String uid, String title, String start, String more) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "-" + mark + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:" + start
                + "\r\nSUMMARY:" + title + "\r\n" + more + "END:VEVENT\r\n";
    }

    private ValidatableResponse sent(String source, boolean dryRun, String... events) {
        String calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n" + String.join("", events)
                + "END:VCALENDAR\r\n";
        return editor().contentType("text/calendar")
                .body(calendar.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import?dryRun=" + dryRun + "&source=" + source + "-" + mark)
                .then()
                .statusCode(200);
    }

    @Test
    void everyDownloadWithOtherUidsChangesOnlyWhatDiffersAndSaysSo() {
        sent(
                        "feed",
                        false,
                        event("a1", "Kick-off", "20310301T090000Z", ""),
                        event("a2", "Kick-off", "20310301T090000Z", "DESCRIPTION:The second\r\n"),
                        event("a3", "Closing", "20310302", ""))
                .body("created", is(3));
        String[] again = {
            event("b1", "Kick-off", "20310301T090000Z", ""),
            event("b2", "Kick-off", "20310301T090000Z", "DESCRIPTION:The second\r\n"),
            event("b3", "Closing", "20310302", "DESCRIPTION:With a dinner\r\n")
        };
        sent("feed", true, again).body("created", is(0)).body("updated", is(1)).body("unchanged", is(2));
        sent("feed", false, again)
                .body("created", is(0))
                .body("updated", is(1))
                .body("unchanged", is(2))
                .body("items.uid", is(java.util.List.of("a1-" + mark, "a2-" + mark, "a3-" + mark)))
                .body("items.reason", everyItem(containsString("another UID than before")));
        sent(
                        "feed",
                        false,
                        event("c1", "Kick-off", "20310301T090000Z", ""),
                        event("c2", "Kick-off", "20310301T090000Z", "DESCRIPTION:The second\r\n"),
                        event("c3", "Closing", "20310302", "DESCRIPTION:With a dinner\r\n"))
                .body("unchanged", is(3));
    }

    @Test
    void whatIsStillListedByItsOwnUidIsNotTakenForAnother() {
        sent("kept", false, event("a", "Tutorial", "20310305T090000Z", "")).body("created", is(1));
        sent(
                        "kept",
                        false,
                        event("b", "Tutorial", "20310305T090000Z", "LOCATION:Room 2\r\n"),
                        event("a", "Tutorial", "20310305T090000Z", ""))
                .body("created", is(1))
                .body("unchanged", is(1))
                .body("items.reason", everyItem(nullValue()));
    }

    @Test
    void anotherSourceAnotherStartAndAnotherTitleAreOtherEvents() {
        sent("one", false, event("a", "Forum", "20310306T090000Z", "")).body("created", is(1));
        sent("two", false, event("b", "Forum", "20310306T090000Z", "")).body("created", is(1));
        sent("one", false, event("c", "Forum", "20310306T100000Z", "")).body("created", is(1));
        sent("one", false, event("d", "Forum day", "20310306T090000Z", "")).body("created", is(1));
    }

    @Test
    void manyAreToldApartAlsoWhenTheyAreWrittenInSeveralBatches() {
        String[] first = IntStream.range(0, 700)
                .mapToObj(n -> event("m" + n, "Talk " + n / 2, "20310307T090000Z", "DESCRIPTION:Number " + n + "\r\n"))
                .toArray(String[]::new);
        sent("many", false, first).body("created", is(700));
        String[] second = IntStream.range(0, 700)
                .mapToObj(n -> event("n" + n, "Talk " + n / 2, "20310307T090000Z", "DESCRIPTION:Number " + n + "\r\n"))
                .toArray(String[]::new);
        sent("many", false, second).body("created", is(0)).body("unchanged", is(700));
    }
}
