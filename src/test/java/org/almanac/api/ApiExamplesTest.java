package org.almanac.api;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of {@code /q/openapi} are what the service takes and answers. */
@QuarkusTest
class ApiExamplesTest {
    /** Of a picture, a workbook, and a mail that is said to be something else, nothing readable can be shown. */
    private static final Set<String> WITHOUT = Set.of(
            "*/*",
            "text/plain",
            "application/octet-stream",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> sent = new TreeSet<>();
    private List<DescribedCall> calls;
    private DescribedTypes types;

    @BeforeEach
    void read() throws IOException {
        JsonNode description = JSON.readTree(ApiClient.anonymous()
                .queryParam("format", "json")
                .get("/q/openapi")
                .asString());
        calls = DescribedCall.all(description);
        types = new DescribedTypes(description);
    }

    @Test
    void everyBodyHasAnExampleThatFitsItsType() {
        for (DescribedCall call : calls) {
            call.bodies().forEach((type, body) -> hasExample(call + " takes " + type, type, body));
            for (String status : call.statuses()) {
                call.answers(status)
                        .forEach((type, body) -> hasExample(call + " answers " + status + " " + type, type, body));
            }
        }
    }

    @Test
    void everyExampleOfARequestIsTaken() throws Exception {
        events();
        register("Tag", "key", "Tags");
        register("Series", "key", "Series");
        register("Organiser", "key", "Organisers");
        venues();
        sources();
        people();
        imports();
        addresses();
        webhooks();

        Set<String> withExample = calls.stream()
                .filter(call -> !examples(call).isEmpty())
                .map(DescribedCall::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(withExample).isNotEmpty();
        assertThat(sent).as("calls whose examples were sent").containsAll(withExample);
    }

    private void events() {
        String event = send("createEvent", Map.of()).path("id");
        Map<String, String> one = Map.of("event", event);
        send("replaceEvent", one);
        send("patchEvent", one);
        Response split = send("splitEvent", one);
        send("getEvent", one);
        send("listEventHistory", one);
        send("getEventRevision", Map.of("event", event, "revision", "1"));
        send("listEventOccurrences", one);
        send("listEvents", Map.of());
        send("listOccurrences", Map.of());
        send("checkFeed", Map.of());
        send("withdrawEvent", one);
        send("restoreEvent", one);
        send("withdrawEvent", one);
        send("withdrawEvent", Map.of("event", split.path("later.id")));
    }

    /** An entry that is made, changed, and merged into the one that the example names. */
    private void register(String one, String parameter, String all) {
        String path = call("list" + all).path();
        editor().contentType("application/json").body("{\"name\":\"Networks\"}").post(path);
        Map<String, String> entry =
                Map.of(parameter, send("create" + one, Map.of()).path("slug"));
        send("replace" + one, entry);
        send("patch" + one, entry);
        send("get" + one, entry);
        send("list" + all, Map.of());
        send("merge" + one, entry);
    }

    private void venues() {
        String venue = send("createVenue", Map.of()).path("id");
        String other = editor().contentType("application/json")
                .body("{\"name\":\"Messe Erfurt, hall 2\",\"city\":\"Erfurt\",\"country\":\"DE\"}")
                .post("/api/v1/venues")
                .path("id");
        Map<String, String> one = Map.of("key", venue);
        send("replaceVenue", one);
        send("patchVenue", one);
        send("getVenue", one);
        send("listVenues", Map.of());
        // Venues have ids, which no example can know.
        sendAs("mergeVenue", one, "application/json", "{\"into\":\"" + other + "\"}");
    }

    private void sources() {
        Map<String, String> source = Map.of("id", send("createSource", Map.of()).path("id"));
        send("replaceSource", source);
        send("patchSource", source);
        send("getSource", source);
        send("listSources", Map.of());
        send("listSourceRuns", source);
        send("deleteSource", source);
    }

    private void webhooks() {
        Map<String, String> webhook =
                Map.of("id", send("createWebhook", Map.of()).path("id"));
        send("replaceWebhook", webhook);
        send("patchWebhook", webhook);
        send("getWebhook", webhook);
        send("listWebhooks", Map.of());
        send("pingWebhook", webhook);
        send("listWebhookDeliveries", webhook);
        send("deleteWebhook", webhook);
    }

    private void people() {
        Map<String, String> account =
                Map.of("id", send("createAccount", Map.of()).path("id"));
        send("replaceAccount", account);
        send("patchAccount", account);
        send("getAccount", account);
        send("listAccounts", Map.of());
        send("inviteAccount", account);
        send("deleteAccount", account);
        String name = send("createToken", Map.of()).path("name");
        List<String> ids = send("listTokens", Map.of())
                .jsonPath()
                .param("name", name)
                .getList("items.findAll { it.name == name && it.revokedAt == null }.id");
        assertThat(ids).hasSize(1);
        send("revokeToken", Map.of("id", ids.get(0)));
    }

    private void imports() throws IOException {
        DescribedCall imports = call("importEvents");
        for (Map.Entry<String, JsonNode> body : examples(imports).entrySet()) {
            Response report = answer(
                    imports,
                    "200",
                    editor().queryParam("source", "examples " + body.getKey())
                            .contentType(body.getKey())
                            .body(text(body.getValue()).getBytes(StandardCharsets.UTF_8))
                            .post(imports.path()));
            assertThat(report.<Integer>path("skipped")).as(report.asString()).isZero();
            if (report.path("id") != null) {
                send("undoImport", Map.of("id", report.path("id")));
            }
        }
        page();
    }

    private void page() throws IOException {
        byte[] page =
                ("<html><head><script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
                                + "\"Event\",\"name\":\"Fair\",\"startDate\":\"2027-06-08\"}</script></head></html>")
                        .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            String here = "http://localhost:" + server.getAddress().getPort() + "/";
            String example =
                    text(Objects.requireNonNull(examples(call("readPage")).get("application/json")));
            sendAs("readPage", Map.of(), "application/json", example.replace("https://5g.example/", here));
        } finally {
            server.stop(0);
        }
    }

    private void addresses() {
        DescribedCall move = call("importSubscribers");
        examples(move).forEach((type, body) -> {
            Response report = sendAs("importSubscribers", Map.of(), type, text(body));
            assertThat(report.<Integer>path("skipped")).as(report.asString()).isZero();
        });
        send("listSubscribers", Map.of());
        String subscriber = editor().queryParam("email", "ada@reader.example")
                .get("/api/v1/subscribers")
                .path("items[0].id");
        send("getSubscriber", Map.of("id", subscriber));
        String key = send("suppressAddress", Map.of()).path("key");
        send("listSuppressions", Map.of());
        send("unsuppressAddress", Map.of("key", key));
        send("eraseSubscriber", Map.of("id", subscriber));
        send("takeBounce", Map.of());
        send("listMessages", Map.of());
    }

    private Response send(String id, Map<String, String> path) {
        DescribedCall call = call(id);
        Map<String, JsonNode> bodies = examples(call);
        return bodies.entrySet().stream()
                .map(body -> sendAs(id, path, body.getKey(), text(body.getValue())))
                .reduce((first, second) -> second)
                .orElseGet(() -> sendAs(id, path, null, null));
    }

    private Response sendAs(String id, Map<String, String> path, @Nullable String type, @Nullable String body) {
        DescribedCall call = call(id);
        RequestSpecification request = editor().pathParams(path);
        if (body != null) {
            request = request.contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
        }
        String good = call.statuses().stream()
                .filter(status -> status.startsWith("2"))
                .findFirst()
                .orElseThrow();
        return answer(call, good, request.request(call.method().toUpperCase(Locale.ROOT), call.path()));
    }

    /** What was answered is what is described, too. */
    private Response answer(DescribedCall call, String status, Response response) {
        assertThat(response.statusCode()).as(call + ": " + response.asString()).isEqualTo(Integer.parseInt(status));
        JsonNode described = call.answers(status).get("application/json");
        if (described != null) {
            try {
                assertThat(types.faults(described.path("schema"), JSON.readTree(response.asString())))
                        .as(call + " answered " + response.asString())
                        .isEmpty();
            } catch (IOException e) {
                throw new AssertionError(call + " answered what is no JSON", e);
            }
        }
        sent.add(call.id());
        return response;
    }

    private void hasExample(String what, String type, JsonNode body) {
        if (WITHOUT.contains(type)) {
            return;
        }
        JsonNode example = body.path("example");
        assertThat(example.isMissingNode() || example.isNull())
                .as(what + " without an example")
                .isFalse();
        if (type.contains("json") && !type.contains("ndjson")) {
            assertThat(types.faults(body.path("schema"), example)).as(what).isEmpty();
        }
    }

    private DescribedCall call(String id) {
        return calls.stream()
                .filter(call -> call.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no call " + id));
    }

    private static Map<String, JsonNode> examples(DescribedCall call) {
        return call.bodies().entrySet().stream()
                .filter(body -> body.getValue().has("example"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, body -> body.getValue().path("example")));
    }

    private static String text(JsonNode example) {
        return example.isTextual() ? example.textValue() : example.toString();
    }
}
