package org.almanac.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /q/openapi}, well enough to generate a client from. */
@QuarkusTest
class ApiDescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private JsonNode api;

    private record Call(String name, JsonNode said) {}

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
        for (Call call : calls()) {
            JsonNode said = call.said();
            assertThat(said.path("summary").asText())
                    .as(call.name())
                    .isNotBlank()
                    .hasSizeGreaterThan(7);
            assertThat(names.add(said.path("operationId").asText()))
                    .as(call.name())
                    .isTrue();
            assertThat(said.path("tags").size()).as(call.name()).isEqualTo(1);
            JsonNode responses = said.path("responses");
            String good = responses.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(status -> status.startsWith("2"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(call.name() + " has no good answer"));
            boolean empty = good.equals("204") || call.name().equals("post /api/v1/accounts/{id}/invitation");
            assertThat(responses.path(good).path("content").findValues("$ref").isEmpty())
                    .as(call.name() + " " + responses.path(good))
                    .isEqualTo(empty);
            assertThat(responses.path("400").path("content").fieldNames().next())
                    .as(call.name())
                    .isEqualTo("application/problem+json");
        }
    }

    @Test
    void whatIsSentIsDescribed() {
        for (Call call : calls()) {
            JsonNode json = call.said().path("requestBody").path("content").path("application/json");
            if (!json.isMissingNode() && !call.name().contains("import")) {
                assertThat(json.findValues("$ref").isEmpty()).as(call.name()).isFalse();
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
        for (Call call : calls()) {
            if (!call.name().startsWith("get ")) {
                assertThat(call.said().path("security").isEmpty())
                        .as(call.name())
                        .isFalse();
            }
        }
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method ->
                                calls.add(new Call(method.getKey() + " " + path.getKey(), method.getValue()))));
        return calls;
    }
}
