package org.almanac.abuse;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.almanac.problem.RenderFailures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A text that nests, or an event that cannot be written, harms nobody but itself. */
@QuarkusTest
class PoisonedEventTest {
    private static final List<String> TEXTS = Poison.TEXTS;

    private final String tag = "poison-" + UUID.randomUUID();
    private final Clock clock;
    private final Poison poison;

    @Inject
    PoisonedEventTest(Clock clock, Poison poison) {
        this.clock = clock;
        this.poison = poison;
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void isRefusedWhereItIsTyped(String text) {
        editor().contentType(ContentType.JSON)
                .body(Map.of("title", "Deep", "start", day(), "allDay", true, "description", text))
                .post("/api/v1/events")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("description"));
        anonymous()
                .redirects()
                .follow(false)
                .formParams(Map.of(
                        "title", "Deep", "start.date", day(), "allDay", "true", "timeZone", "UTC", "description", text))
                .post("/submit")
                .then()
                .statusCode(422)
                .body(containsString("id=\"description-error\""));
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void isReportedByAnImportAndTheOthersGoIn(String text) {
        editor().contentType(ContentType.JSON)
                .body(List.of(
                        Map.of("title", "Deep", "start", day(), "allDay", true, "description", text),
                        Map.of("title", "Sound " + tag, "start", day(), "allDay", true, "tags", List.of(tag))))
                .post("/api/v1/import")
                .then()
                .statusCode(200)
                .body("skipped", equalTo(1))
                .body("created", equalTo(1));
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void storedAllTheSameHarmsNobodyAndCanBePutRight(String text) {
        String sound = create("Sound");
        String deep = create("Deep");
        poison.describe(id(deep), text);

        everythingIsServed(deep);
        allFeeds().forEach(path -> {
            String body = anonymous().get(path).asString();
            assertThat(body).as(path).contains("Sound").contains("Deep");
        });

        patch(deep, Map.of("title", "Deeper"));
        everythingIsServed(deep);
        patch(deep, Map.of("published", false));
        patch(deep, Map.of("published", true));
        editor().delete(deep).then().statusCode(204);
        for (String path : allFeeds().toList()) {
            anonymous().get(path).then().statusCode(200);
        }
        assertThat(anonymous().get("/tags/" + tag + ".ics").asString()).contains("STATUS:CANCELLED");
        editor().get(sound).then().statusCode(200);
    }

    @Test
    void whatCannotBeWrittenIsShownPlainlyLoggedOnceAndCounted() {
        create("Sound");
        String broken = create("Broken rule");
        poison.breakRule(id(broken));
        double before = failures("ics");
        List<String> log = new CopyOnWriteArrayList<>();
        Handler handler = handler(log);
        Logger logger = Logger.getLogger(RenderFailures.class.getName());
        logger.addHandler(handler);
        try {
            for (String path : allFeeds().toList()) {
                assertThat(anonymous().get(path).asString())
                        .as(path)
                        .contains("Sound")
                        .contains("Broken rule");
            }
            anonymous().get("/events/" + slug(broken) + ".ics").then().statusCode(200);
            anonymous().get("/tags/" + tag + ".ics?alarm=PT1H").then().statusCode(200);
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(failures("ics")).isEqualTo(before + 1);
        assertThat(log)
                .filteredOn(line -> line.startsWith("ics of " + id(broken)))
                .hasSize(1);
        everythingIsServed(broken);
        editor().delete(broken).then().statusCode(204);
    }

    private void everythingIsServed(String event) {
        String slug = slug(event);
        Stream.concat(
                        allFeeds(),
                        Stream.of(
                                "/?tag=" + tag,
                                "/tags/" + tag,
                                "/month/" + day().substring(0, 7),
                                "/month/" + day().substring(0, 7) + "?day=" + day(),
                                "/events/" + slug,
                                "/events/" + slug + ".ics",
                                "/events/" + slug + ".atom",
                                "/cards/" + slug,
                                "/embed?tags=" + tag,
                                "/widget.html?tags=" + tag,
                                "/widget.json?tags=" + tag,
                                "/sitemap.xml",
                                "/api/v1/events?tag=" + tag,
                                "/api/v1/occurrences?tag=" + tag))
                .forEach(path -> {
                    Response answer = anonymous().get(path);
                    assertThat(answer.statusCode()).as(path).isEqualTo(200);
                });
    }

    private Stream<String> allFeeds() {
        return Stream.of("ics", "jscal", "atom", "json").map(format -> "/tags/" + tag + "." + format);
    }

    private static double failures(String kind) {
        return Pattern.compile("almanac_render_failures_total\\{kind=\"" + kind + "\"[^}]*} ([0-9.E]+)")
                .matcher(anonymous().get("/q/metrics").asString())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private static Handler handler(List<String> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.add(String.format(record.getMessage(), record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private String create(String title) {
        return editor().contentType(ContentType.JSON)
                .body(Map.of("title", title, "start", day(), "allDay", true, "tags", List.of(tag)))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static void patch(String event, Map<String, Object> changes) {
        editor().contentType("application/merge-patch+json")
                .body(changes)
                .patch(event)
                .then()
                .statusCode(200);
    }

    private static String slug(String event) {
        return editor().get(event).then().statusCode(200).extract().path("slug");
    }

    private static UUID id(String event) {
        return UUID.fromString(event.substring(event.lastIndexOf('/') + 1));
    }

    private String day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20).toString();
    }
}
