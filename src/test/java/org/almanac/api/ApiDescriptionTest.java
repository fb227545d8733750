package org.almanac.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /q/openapi}, well enough to generate a client from. */
@QuarkusTest
class ApiDescriptionTest {
    private JsonNode api;

    @BeforeEach
    void read() throws IOException {
        api = new ObjectMapper()
                .readTree(given().queryParam("format", "json")
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    @Test
    void deskIsNotInIt() {
        assertThat(api.path("paths").fieldNames())
                .toIterable()
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).startsWith("/api/v1/"));
    }

    @Test
    void everyCallSaysWhatItDoesTakesAndAnswers() {
        Set<String> names = new HashSet<>();
        for (DescribedCall call : calls()) {
            JsonNode said = call.said();
            assertThat(said.path("summary").asText())
                    .as(call.toString())
                    .isNotBlank()
                    .hasSizeGreaterThan(7);
            assertThat(names.add(said.path("operationId").asText()))
                    .as(call.toString())
                    .isTrue();
            assertThat(said.path("tags").size()).as(call.toString()).isEqualTo(1);
            JsonNode responses = said.path("responses");
            String good = responses.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(status -> status.startsWith("2"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(call.toString() + " has no good answer"));
            boolean empty = good.equals("204") || call.toString().equals("post /api/v1/accounts/{id}/invitation");
            assertThat(responses.path(good).path("content").findValues("$ref").isEmpty())
                    .as(call.toString() + " " + responses.path(good))
                    .isEqualTo(empty);
            assertThat(responses.path("400").path("content").fieldNames().next())
                    .as(call.toString())
                    .isEqualTo("application/problem+json");
        }
    }

    @Test
    void whatIsSentIsDescribed() {
        for (DescribedCall call : calls()) {
            JsonNode json = call.said().path("requestBody").path("content").path("application/json");
            if (!json.isMissingNode() && !call.toString().contains("import")) {
                assertThat(json.findValues("$ref").isEmpty())
                        .as(call.toString())
                        .isFalse();
            }
        }
        assertThat(api.path("components").path("schemas").has("MergePatch")).isFalse();
        assertThat(api.path("components")
                        .path("schemas")
                        .path("SaveEvent")
                        .path("properties")
                        .fieldNames())
                .toIterable()
                .contains("title", "start", "recurrence", "venue", "featured");
    }

    @Test
    void writesNeedAToken() {
        for (DescribedCall call : calls()) {
            if (!call.toString().startsWith("get ")) {
                assertThat(call.said().path("security").isEmpty())
                        .as(call.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void parametersSayWhatTheyMeanAndTake() {
        for (DescribedCall call : calls()) {
            for (JsonNode parameter : call.said().path("parameters")) {
                String what = call + " " + parameter.path("name").asText();
                assertThat(parameter.path("description").asText()).as(what).isNotBlank();
                assertThat(parameter.path("schema").has("type")
                                || parameter.path("schema").has("$ref"))
                        .as(what)
                        .isTrue();
            }
        }
    }

    @Test
    void namesReadAsNamesOfClassesAndMethods() {
        assertThat(api.path("components").path("schemas").fieldNames())
                .toIterable()
                .contains("Event", "EventList", "SaveEvent", "PatchEvent", "Venue", "Problem", "Token")
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"))
                .noneMatch(name -> name.endsWith("Json") || name.endsWith("Input"))
                .doesNotContain("Override", "Object", "String");
        assertThat(calls())
                .extracting(DescribedCall::id)
                .contains("listEvents", "createEvent", "patchEvent", "withdrawEvent", "importEvents", "mergeSeries")
                .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    private List<DescribedCall> calls() {
        return DescribedCall.all(api);
    }
}
