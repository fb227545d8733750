package org.almanac.webhook;

import static org.almanac.api.ApiClient.editor;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.almanac.importer.fetch.ScriptedWebServer;
import org.almanac.importer.fetch.ScriptedWebServer.Request;

/** A program elsewhere with a webhook of its own, which it takes away again. */
final class Receiver implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ScriptedWebServer server;
    private final Deliveries deliveries;
    private final List<String> ids = new ArrayList<>();

    Receiver(Deliveries deliveries) throws IOException {
        this.server = new ScriptedWebServer();
        this.deliveries = deliveries;
    }

    /** Its answer from now on. */
    void answers(String status, String headers) {
        server.on("/hook", (request, out) -> out.write(ScriptedWebServer.whole(status, headers, "said " + status)));
    }

    /** The same for messages that hold some text; the others are taken. */
    void answersTo(String text, String status) {
        server.on(
                "/hook",
                (request, out) -> out.write(
                        ScriptedWebServer.whole(request.body().contains(text) ? status : "204 No Content", "", "")));
    }

    /** @return its id and its secret */
    JsonPath wants(String... kinds) {
        return wantsAt(server.address("/hook"), kinds);
    }

    JsonPath wantsAt(String url, String... kinds) {
        JsonPath made = editor().contentType("application/json")
                .body(Map.of("url", url, "kinds", List.of(kinds)))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        ids.add(made.getString("id"));
        return made;
    }

    /** What it has got once everything that can be sent was sent, the oldest first. */
    List<Request> got() {
        deliveries.send(LONG);
        return server.requests();
    }

    List<JsonPath> bodies() {
        return got().stream().map(request -> new JsonPath(request.body())).toList();
    }

    /** Of the first webhook. */
    JsonPath state() {
        return editor().get("/api/v1/webhooks/" + ids.get(0))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What was sent to the first webhook, the latest first. */
    JsonPath deliveries() {
        return editor().get("/api/v1/webhooks/" + ids.get(0) + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Override
    public void close() throws IOException {
        ids.forEach(id -> editor().delete("/api/v1/webhooks/" + id));
        server.close();
    }
}
