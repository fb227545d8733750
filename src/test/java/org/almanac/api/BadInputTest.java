package org.almanac.api;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.almanac.api.RawHttp.Answer;
import org.almanac.api.RawHttp.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer says what is wrong with it, and the service goes on. */
@QuarkusTest
class BadInputTest {
    private static final String EVENTS = "/api/v1/events";
    private static final String JSON = "application/json";
    private static final String PATCH = "application/merge-patch+json";
    private static final String STORED = "{stored}";
    private static @Nullable String stored;

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"bodies", "fields", "rules", "parameters", "paths", "types", "conditions", "methods", "imports"})
    void noInputGivesAServerError(String what, int status, Request request) throws IOException {
        Answer answer = RawHttp.send(request.at(request.target().replace(STORED, stored())));
        assertThat(answer.status()).as("%s: %s", what, answer.body()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
            assertThat(answer.body()).as(what).contains("\"status\":" + status, "\"detail\":");
        }
    }

    /** Without a length nothing can be said beforehand, and the HTTP layer hangs up without a word. */
    @Test
    void anEndlessBodyIsCutOff() throws IOException {
        Request request = post(JSON, chunk(50 * 1024 * 1024)).with("Transfer-Encoding", "chunked");
        assertThat(RawHttp.send(request).status()).isEqualTo(413);
    }

    /** The HTTP layer refuses these before anything of ours is asked. */
    @ParameterizedTest
    @ValueSource(strings = {EVENTS + "?q=%zz", EVENTS + "/%zz", EVENTS + "/%"})
    void anAddressThatCannotBeDecodedIsRefused(String address) throws IOException {
        assertThat(RawHttp.send(get(address)).status()).isEqualTo(400);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                row("an empty body", 400, post("")),
                row("half an object", 400, post("{\"title\":")),
                row("two values", 400, post("{} {}")),
                row("a list", 400, post("[]")),
                row("a null", 400, post("null")),
                row("a field twice", 400, post("{\"title\":\"a\",\"title\":\"b\"}")),
                row("100,000 brackets", 400, post("[".repeat(100_000))),
                row("100,000 objects in each other", 400, post("{\"a\":".repeat(100_000))),
                row("deep inside a known field", 400, post("{\"venue\":" + "{\"name\":".repeat(5_000))),
                row("a number of 100,000 digits", 400, post("{\"latitude\":" + "9".repeat(100_000) + "}")),
                row("bytes that are not UTF-8", 400, post(JSON, new byte[] {'{', '"', (byte) 0xff, '"', '}'})),
                row("UTF-16", 400, post(JSON, "{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_16))),
                row("50 MB", 413, post(JSON, new byte[50 * 1024 * 1024])),
                row("a merge patch that is a list", 400, patch("[]")),
                row("a merge patch of nothing but depth", 400, patch("{\"venue\":".repeat(2_000))),
                row("a merge patch of a known field, deeper than anything is", 422, patch(nested(40))),
                row("a merge patch of a known field, too deep", 400, patch(nested(400))));
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                row("no title", 422, event("\"title\":null")),
                row("a title of 201 characters", 422, event("\"title\":\"" + "x".repeat(201) + "\"")),
                row("a title that is a list", 422, event("\"title\":[\"x\"]")),
                row("a title of a million characters", 422, event("\"title\":\"" + "x".repeat(1_000_000) + "\"")),
                row("a NUL in a title", 422, event("\"title\":\"a\\u0000b\"")),
                row("half a surrogate pair", 422, event("\"title\":\"a\\ud800b\"")),
                row("line breaks in a title", 201, event("\"title\":\"a\\r\\nSubject: b\"")),
                row("a NUL in a tag", 422, event("\"tags\":[\"a\\u0000\"]")),
                row("a tag without letters", 422, event("\"tags\":[\"!!!\"]")),
                row("500 tags", 422, event("\"tags\":[" + listed("\"t%d\"", 500) + "]")),
                row("tags in tags", 422, event("\"tags\":[[[\"x\"]]]")),
                row("an unknown field", 422, event("\"colour\":\"red\"")),
                row("an unknown zone", 422, event("\"timeZone\":\"Mars/Olympus_Mons\"")),
                row("a zone of 10,000 characters", 422, event("\"timeZone\":\"" + "Z".repeat(10_000) + "\"")),
                row("an end before the start", 422, event("\"end\":\"2027-06-07T09:00\"")),
                row("an end a thousand years on", 422, event("\"end\":\"3027-06-07T09:00\"")),
                row("the 30th of February", 422, event("\"start\":\"2027-02-30T09:00\"")),
                row("a year that is none", 422, event("\"start\":\"+999999999-01-01T09:00\"")),
                row("a start with an offset", 422, event("\"start\":\"2027-02-01T09:00+02:00\"")),
                row("a start that is a number", 422, event("\"start\":1803200400")),
                row("a latitude beyond the pole", 422, event("\"venue\":{\"latitude\":91,\"longitude\":0}")),
                row("a latitude too large", 422, event("\"venue\":{\"latitude\":1e400,\"longitude\":0}")),
                row("a latitude of words", 422, event("\"venue\":{\"latitude\":\"NaN\",\"longitude\":0}")),
                row("a latitude alone", 422, event("\"venue\":{\"latitude\":1}")),
                row("a country that is none", 422, event("\"venue\":{\"country\":\"\\u0000\"}")),
                row("an address to run", 422, event("\"url\":\"javascript:alert(1)\"")),
                row("an address without a host", 422, event("\"url\":\"https://\"")),
                row("a uid with a line break and a NUL", 422, event("\"uid\":\"a\\n\\u0000\"")),
                row("a uid of 300 characters", 422, event("\"uid\":\"" + "u".repeat(300) + "\"")),
                row("a slug of nothing", 422, event("\"slug\":\"///\"")),
                row(
                        "51 key dates",
                        422,
                        event("\"keyDates\":[" + listed("{\"label\":\"k%d\",\"at\":\"2027-01-01\"}", 51) + "]")),
                row("a key date without a day", 422, event("\"keyDates\":[{\"label\":\"x\"}]")));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                row("every second", 422, rule("FREQ=SECONDLY")),
                row("every minute", 422, rule("FREQ=MINUTELY")),
                row(
                        "every minute, spelled otherwise",
                        422,
                        rule("FREQ=DAILY;BYHOUR=" + listed("%d", 24) + ";BYMINUTE=" + listed("%d", 60))),
                row("never", 422, rule("FREQ=YEARLY;INTERVAL=0")),
                row("a count of billions", 422, rule("FREQ=DAILY;COUNT=99999999999")),
                row("a negative count", 422, rule("FREQ=DAILY;COUNT=-1")),
                row("an until that is none", 422, rule("FREQ=DAILY;UNTIL=tomorrow")),
                row("a part that is none", 422, rule("FREQ=DAILY;BYMOON=FULL")),
                row("no frequency", 422, rule("INTERVAL=2")),
                row("a rule of 10,000 characters", 422, rule("FREQ=DAILY;BYDAY=" + "MO,".repeat(3_000) + "MO")),
                row("a day that never comes", 201, rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")),
                row(
                        "1,001 overrides",
                        422,
                        event("\"recurrence\":{\"rrule\":\"FREQ=DAILY\",\"overrides\":["
                                + listed("{\"at\":\"2027-06-08T09:00\",\"status\":\"CANCELLED\"}", 1_001) + "]}")),
                row(
                        "an override of nothing",
                        422,
                        event("\"recurrence\":{\"rrule\":\"FREQ=DAILY\",\"overrides\":[{\"status\":\"CANCELLED\"}]}")),
                row(
                        "an override that ends before it starts",
                        422,
                        event("\"recurrence\":{\"rrule\":\"FREQ=DAILY\",\"overrides\":[{\"at\":\"2027-06-09T09:00\","
                                + "\"end\":\"2027-06-08T09:00\"}]}")));
    }

    static Stream<Arguments> parameters() {
        String year = "1".repeat(9);
        return Stream.of(
                row("limit 0", 400, get(EVENTS + "?limit=0")),
                row("limit 501", 400, get(EVENTS + "?limit=501")),
                row("a limit beyond int", 400, get(EVENTS + "?limit=99999999999")),
                row("a limit of words", 400, get(EVENTS + "?limit=many")),
                row("a cursor of another place", 400, get(EVENTS + "?cursor=next")),
                row("a cursor of ten thousand letters", 400, get(EVENTS + "?cursor=" + "A".repeat(10_000))),
                row("a cursor that is not base64", 400, get(EVENTS + "?cursor=%2F%2F%F0")),
                row(
                        "a forged cursor out of every range",
                        400,
                        get(EVENTS + "?cursor=" + cursor("+" + year + "-01-01T00:00:00Z"))),
                row(
                        "a forged cursor before all time",
                        400,
                        get(EVENTS + "?cursor=" + cursor("-" + year + "-01-01T00:00:00Z"))),
                row("a from that is no day", 400, get(EVENTS + "?from=2027-02-30")),
                row("a from beyond all calendars", 400, get(EVENTS + "?from=%2B" + year + "-01-01T00:00:00Z")),
                row("a to beyond 9999", 400, get(EVENTS + "?to=9999-12-31T23:59:59-18:00")),
                row("a range of 9,998 years", 400, get(EVENTS + "?from=0001-01-02&to=9999-12-30")),
                row("a calendar of 1,000 years", 400, get("/api/v1/occurrences?from=1500-01-01&to=2500-01-01")),
                row(
                        "instances of 1,000 years",
                        400,
                        get(EVENTS + "/" + STORED + "/occurrences?from=1500-01-01&to=2500-01-01")),
                row("a log of 1,000 years", 400, get("/api/v1/messages?from=1500-01-01&to=2500-01-01")),
                row("a range the wrong way round", 200, get(EVENTS + "?from=2030-01-01&to=2020-01-01")),
                row("an unknown parameter", 400, get(EVENTS + "?tags=5g")),
                row("51 tags", 400, get(EVENTS + "?" + listed("tag=t%d", 51).replace(',', '&'))),
                row("a country of three letters", 400, get(EVENTS + "?country=GBR")),
                row("an online that is neither", 400, get(EVENTS + "?online=perhaps")),
                row("words of 10,000 characters", 400, get(EVENTS + "?q=" + "w".repeat(10_000))),
                row("words of operators", 200, get(EVENTS + "?q=%26%7C%21%28%3A%2A%3C-%3E%22%27%5C")),
                row("a NUL in words", 400, get(EVENTS + "?q=a%00b")),
                row("words that are not UTF-8", 200, get(EVENTS + "?q=%ff%fe")),
                row("half a surrogate pair in words", 200, get(EVENTS + "?q=%ed%a0%80")),
                row("words of the calendar, too long", 400, get("/api/v1/occurrences?q=" + "w".repeat(10_000))),
                row("a register's cursor that is none", 400, get("/api/v1/tags?cursor=x")),
                row(
                        "a register's cursor with a NUL",
                        400,
                        get("/api/v1/venues?cursor=" + encoded("00000000-0000-7000-8000-000000000000a\u0000"))),
                row("a register's filter that is none", 400, get("/api/v1/series?tag=x")),
                row("a register's words, too long", 400, get("/api/v1/organisers?q=" + "w".repeat(10_000))),
                row("a calendar limit of words", 400, get("/api/v1/occurrences?limit=x")),
                row(
                        "a forged calendar cursor",
                        400,
                        get("/api/v1/occurrences?cursor=" + cursor("+" + year + "-01-01T00:00:00Z"))),
                row("an unknown feed filter", 400, get("/calendar.ics?tags=5g")),
                row("a feed filter of 10,000 characters", 400, get("/calendar.ics?q=" + "w".repeat(10_000))),
                row("a feed filter with a NUL", 400, get("/calendar.ics?q=%00")));
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                row("a NUL in a path", 400, get(EVENTS + "/a%00b")),
                row("no such event", 404, get(EVENTS + "/00000000-0000-7000-8000-000000000000")),
                row("a path that is not UTF-8", 404, get(EVENTS + "/%ff%fe")),
                row("a name of 10,000 characters", 404, get(EVENTS + "/" + "n".repeat(10_000))),
                row("up and out", 404, get("/api/v1/events/..%2f..%2f..%2fetc%2fpasswd")),
                row("occurrences of nothing", 404, get(EVENTS + "/nothing/occurrences")),
                row(
                        "occurrences the wrong way round",
                        400,
                        get(EVENTS + "/nothing/occurrences?from=2030-01-01&to=2020-01-01")),
                row("no such venue", 404, get("/api/v1/venues/nowhere")),
                row("no such tag", 404, get("/api/v1/tags/%ff")),
                row("a merge into nothing", 404, post("/api/v1/tags/nothing/merge", JSON, "{}")),
                row("a merge that is a list", 400, post("/api/v1/tags/nothing/merge", JSON, "[]")),
                row("a split of nothing", 404, post(EVENTS + "/nothing/split", JSON, "{}")),
                row("a split at no time", 422, post(EVENTS + "/" + STORED + "/split", JSON, "{\"at\":\"soon\"}")),
                row("history of nothing", 404, get(EVENTS + "/nothing/history")),
                row("nothing of the kind", 404, get("/api/v1/nothing")));
    }

    static Stream<Arguments> types() {
        String body = "{\"title\":\"x\",\"start\":\"2027-06-08\",\"allDay\":true}";
        return Stream.of(
                row("an event as text", 415, post(EVENTS, "text/plain", body)),
                row("an event as XML", 415, post(EVENTS, "application/xml", "<event/>")),
                row("an event as a form", 415, post(EVENTS, "application/x-www-form-urlencoded", "title=x")),
                row("a type that is none", 415, post(EVENTS, "json", body)),
                row("a type of nonsense", 415, post(EVENTS, "/;;=,\"", body)),
                row("a picture, please", 406, get(EVENTS).with("Accept", "image/png")),
                row("an accept of nonsense", 400, get(EVENTS).with("Accept", "nonsense")),
                row("an import as a picture", 415, post("/api/v1/import", "image/png", "x")));
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                row("a bare If-Match", 400, patch("{}").with("If-Match", "7")),
                row("an If-Match of another service", 412, patch("{}").with("If-Match", "\"abc\"")),
                row("a weak If-Match", 412, patch("{}").with("If-Match", "W/\"1\"")),
                row("an If-Match beyond int", 412, patch("{}").with("If-Match", "\"99999999999999999999\"")),
                row("a stale If-Match", 412, patch("{}").with("If-Match", "\"999999999\"")),
                row("half an If-Match", 400, patch("{}").with("If-Match", "\"1")),
                row(
                        "a stale If-Match on DELETE",
                        412,
                        Request.of("DELETE", EVENTS + "/" + STORED).with("If-Match", "\"999999999\"")),
                row("nonsense in If-None-Match", 200, get(EVENTS + "/" + STORED).with("If-None-Match", "\",,W/\"")),
                row("a token that is none", 401, get(EVENTS).with("Authorization", "Bearer x")));
    }

    static Stream<Arguments> methods() {
        return Stream.of(
                row("BREW", 405, Request.of("BREW", EVENTS)),
                row("DELETE on the list", 405, Request.of("DELETE", EVENTS)),
                row("PUT on the list", 405, Request.of("PUT", EVENTS).body(JSON, "{}")),
                row("POST on one event", 405, post(EVENTS + "/" + STORED, JSON, "{}")),
                row(
                        "PATCH on the calendar",
                        405,
                        Request.of("PATCH", "/api/v1/occurrences").body(JSON, "{}")),
                row("GET on the import", 405, get("/api/v1/import")));
    }

    static Stream<Arguments> imports() {
        String path = "/api/v1/import?dryRun=true";
        String calendar = "text/calendar";
        return Stream.of(
                row("an object where a list is expected", 400, post(path, JSON, "{}")),
                row("an empty import", 400, post(path, JSON, "")),
                row("a list of everything but events", 200, post(path, JSON, "[null,1,\"x\",[],{}]")),
                row("depth in an import", 400, post(path, JSON, "[".repeat(100_000))),
                row("lines that are not JSON", 200, post(path, "application/x-ndjson", "{\nnull\n\u0000\n")),
                row("no table", 400, post(path, "text/csv", "hello")),
                row("a table of NULs", 400, post(path, "text/csv", "\u0000".repeat(1_000))),
                row(
                        "a quotation mark without end",
                        400,
                        post(path, "text/csv", "title,start\n\"" + "x".repeat(100_000))),
                row("a table of ten thousand columns", 400, post(path, "text/csv", "a,".repeat(10_000))),
                row("rows of rubbish", 200, post(path, "text/csv", "title,start,latitude\n\u0001,x,y\n,,\n1,2,3,4\n")),
                row("no calendar", 400, post(path, calendar, "hello")),
                row("a calendar of NULs", 400, post(path, calendar, "\u0000".repeat(1_000))),
                row(
                        "components in components",
                        200,
                        post(path, calendar, "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n".repeat(50_000))),
                row("a line of a million", 200, post(path, calendar, "BEGIN:VCALENDAR\nX:" + "x".repeat(1_000_000))),
                row("a rule bomb in a calendar", 200, post(path, calendar, """
                        BEGIN:VCALENDAR
                        BEGIN:VEVENT
                        UID:bomb
                        SUMMARY:Bomb
                        DTSTART:20270101T000000Z
                        RRULE:FREQ=SECONDLY
                        END:VEVENT
                        END:VCALENDAR
                        """)),
                row("dryRun=maybe", 400, post("/api/v1/import?dryRun=maybe", JSON, "[]")),
                row(
                        "a source of 10,000 characters",
                        400,
                        post("/api/v1/import?source=" + "s".repeat(10_000), JSON, "[]")),
                row("a source with line breaks", 400, post("/api/v1/import?source=a%0Ab", JSON, "[]")),
                row(
                        "a NUL in the source of an item",
                        200,
                        post(
                                "/api/v1/import",
                                JSON,
                                "[{\"title\":\"x\",\"start\":\"2027-01-01\",\"allDay\":true,\"source\":\"a\\u0000\"}]")));
    }

    private static Arguments row(String what, int status, Request request) {
        return arguments(what, status, request);
    }

    private static Request get(String target) {
        return Request.of("GET", target);
    }

    private static Request post(String body) {
        return post(EVENTS, JSON, body);
    }

    private static Request post(String type, byte[] body) {
        return Request.of("POST", EVENTS).body(type, body);
    }

    private static Request post(String target, String type, String body) {
        return Request.of("POST", target).body(type, body);
    }

    private static byte[] chunk(int size) {
        byte[] head = (Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(head, head.length + size);
    }

    private static Request patch(String body) {
        return Request.of("PATCH", EVENTS + "/" + STORED).body(PATCH, body);
    }

    /** An event that is right but for the field given; a field given again takes the place of the first. */
    private static Request event(String field) {
        String name = field.substring(0, field.indexOf(':'));
        StringBuilder body = new StringBuilder("{").append(field);
        for (String usual : new String[] {
            "\"title\":\"Bad input\"", "\"start\":\"2027-06-08T09:00\"", "\"timeZone\":\"Europe/London\""
        }) {
            if (!usual.startsWith(name + ":")) {
                body.append(',').append(usual);
            }
        }
        return post(body.append('}').toString());
    }

    private static Request rule(String rrule) {
        return event("\"recurrence\":{\"rrule\":\"" + rrule + "\"}");
    }

    private static String nested(int depth) {
        return "{\"venue\":" + "{\"name\":".repeat(depth) + "1" + "}".repeat(depth) + "}";
    }

    private static String listed(String pattern, int count) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < count; i++) {
            list.append(i == 0 ? "" : ",").append(pattern.replace("%d", String.valueOf(i)));
        }
        return list.toString();
    }

    private static String cursor(String instant) {
        return encoded(instant + " 00000000-0000-7000-8000-000000000000");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String stored() {
        if (stored == null) {
            stored = editor().contentType(JSON)
                    .body("{\"title\":\"Patient\",\"start\":\"2027-06-08\",\"allDay\":true}")
                    .post(EVENTS)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }
        return stored;
    }
}
