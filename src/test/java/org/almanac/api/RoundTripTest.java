package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.almanac.ical.read.RealCalendars;
import org.almanac.importer.ImportParsers;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real calendars that are imported, exported and imported again stay as they are, and nothing grows. */
@QuarkusTest
class RoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What another service may write otherwise: its own names, and when it is, which is compared date by date. */
    private static final Set<String> OWN = Set.of(
            "id",
            "uid",
            "slug",
            "source",
            "sequence",
            "revision",
            "createdAt",
            "updatedAt",
            "start",
            "end",
            "timeZone");

    private static final Range TWENTY_YEARS =
            new Range(Instant.parse("2004-01-01T00:00:00Z"), Instant.parse("2025-01-01T00:00:00Z"));

    @ParameterizedTest
    @MethodSource("org.almanac.ical.read.RealCalendars#names")
    void sentAgainItChangesNothing(String name) throws IOException {
        byte[] file = RealCalendars.bytes(name);
        JsonPath first = send(file, "text/calendar", source(name));
        JsonPath again = send(file, "text/calendar", source(name));
        assertThat(again.getInt("created") + again.getInt("updated"))
                .as(again.prettify())
                .isZero();
        assertThat(again.getInt("skipped")).isEqualTo(first.getInt("skipped"));
        assertThat(again.<Integer>getList("items.index")).hasSameSizeAs(first.<Integer>getList("items.index"));
        for (int i = 0; i < first.getInt("skipped"); i++) {
            String reason =
                    first.getString("items.findAll { it.outcome.toLowerCase() == 'skipped' }[" + i + "].reason");
            assertThat(reason).isNotBlank();
        }
    }

    @Test
    void whatIsExportedIsImportedAsTheSame() throws IOException {
        for (String name : RealCalendars.names()) {
            send(RealCalendars.bytes(name), "text/calendar", source(name));
        }
        Map<String, JsonNode> before = exported();
        Map<String, List<String>> dates = dates();
        String calendar = anonymous().get("/calendar.ics?past=P100Y").asString();

        // Read back into where it came from.
        JsonPath back = send(calendar.getBytes(StandardCharsets.UTF_8), "text/calendar", "again");
        assertThat(changed(back, before, exported())).isEmpty();
        JsonPath lines = send(ndjson().getBytes(StandardCharsets.UTF_8), "application/x-ndjson", null);
        assertThat(changed(lines, before, exported())).isEmpty();
        assertThat(exported()).isEqualTo(before);

        // As another service would have it.
        String copies = calendar.replace("\r\n ", "").replaceAll("(?m)^UID:", "UID:copy-of-");
        JsonPath report = send(copies.getBytes(StandardCharsets.UTF_8), "text/calendar", "copies");
        Map<String, JsonNode> after = exported();
        assertThat(before.values().stream()
                        .filter(event -> event.path("published").booleanValue())
                        .filter(event -> !after.containsKey(
                                "copy-of-" + event.path("uid").asText()))
                        .map(JsonNode::toString))
                .as(report.getList("items.findAll { it.outcome.toLowerCase() != 'created' }")
                        .toString())
                .isEmpty();
        List<String> different = new ArrayList<>();
        before.forEach((uid, event) -> {
            JsonNode copy = after.get("copy-of-" + uid);
            if (copy != null && isReal(event) && !said(copy).equals(said(event))) {
                different.add(said(event) + "\n" + said(copy));
            }
        });
        assertThat(different.stream().limit(3)).isEmpty();
        Map<String, List<String>> copied = dates();
        assertThat(dates.keySet().stream()
                        .filter(uid -> isReal(of(before, uid)) && copied.containsKey("copy-of-" + uid))
                        .filter(uid -> !of(copied, "copy-of-" + uid).equals(dates.get(uid))))
                .isEmpty();
        JsonPath second = send(copies.getBytes(StandardCharsets.UTF_8), "text/calendar", "copies");
        assertThat(changed(second, after, exported())).isEmpty();
        assertThat(second.getInt("skipped"))
                .as(second.getList("items.reason.unique()").toString())
                .isEqualTo(report.getInt("skipped"));

        // Two calendars that read each other.
        String other = anonymous().get("/calendar.ics?past=P100Y").asString();
        String crossed = other.replace("\r\n ", "")
                .replaceAll("(?m)^UID:copy-of-", "UID:cross-of-")
                .replaceAll("(?m)^UID:(?!cross-of-)", "UID:copy-of-")
                .replaceAll("(?m)^UID:cross-of-", "UID:");
        JsonPath across = send(crossed.getBytes(StandardCharsets.UTF_8), "text/calendar", "copies");
        assertThat(across.getInt("created")).isZero();
        Map<String, JsonNode> last = exported();
        List<String> grown = new ArrayList<>();
        after.forEach((uid, event) -> {
            if (isReal(before.getOrDefault(uid, event)) && !said(event).equals(said(of(last, uid)))) {
                grown.add(said(event) + "\n" + said(of(last, uid)));
            }
        });
        assertThat(grown.stream().limit(3)).isEmpty();
        Map<String, List<String>> lastDates = dates();
        assertThat(dates.keySet().stream()
                        .filter(uid -> isReal(of(before, uid)))
                        .filter(uid -> !of(dates, uid).equals(lastDates.get(uid))))
                .isEmpty();
        before.keySet()
                .forEach(uid -> editor().delete(
                                "/api/v1/events/" + of(last, uid).path("id").asText()));
    }

    private static List<String> changed(JsonPath report, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        List<Map<String, Object>> items = report.getList("items");
        return items.stream()
                .filter(item -> String.valueOf(item.get("outcome")).matches("(?i)created|updated"))
                .map(item -> item + "\n" + before.get(item.get("uid")) + "\n" + after.get(item.get("uid")))
                .toList();
    }

    /** What other tests made may say more than iCalendar can. */
    private static boolean isReal(JsonNode event) {
        return event.path("source").asText().startsWith("real ");
    }

    private static ObjectNode said(JsonNode event) {
        ObjectNode said = event.deepCopy();
        said.remove(OWN);
        if (said.path("recurrence") instanceof ObjectNode recurrence) {
            recurrence.remove(Set.of("rrule", "exdates"));
        }
        return said;
    }

    private static <T> T of(Map<String, T> events, String uid) {
        return Objects.requireNonNull(events.get(uid), uid);
    }

    private static Map<String, JsonNode> exported() throws IOException {
        Map<String, JsonNode> events = new TreeMap<>();
        for (String line : ndjson().lines().toList()) {
            JsonNode event = JSON.readTree(line);
            events.put(event.path("uid").asText(), event);
        }
        return events;
    }

    private static Map<String, List<String>> dates() {
        return ImportParsers.dates(ndjson().getBytes(StandardCharsets.UTF_8), TWENTY_YEARS);
    }

    private static String ndjson() {
        return editor().header("Accept", "application/x-ndjson")
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String source(String name) {
        return "real " + name.substring(0, Math.min(60, name.length()));
    }

    private static JsonPath send(byte[] body, String type, @Nullable String source) {
        var request = editor().contentType(type).body(body);
        return (source == null ? request : request.queryParam("source", source))
                .post("/api/v1/import")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
