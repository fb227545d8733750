package org.almanac.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * The catalogue of a running service, as a program sees it.
 *
 * @param service must have been started with {@link PackagedService#ADMIN_TOKEN}
 */
record Events(PackagedService service) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Publishes an event of next month. */
    void publish(String title) throws IOException, InterruptedException {
        LocalDate day = LocalDate.now(Clock.systemUTC()).plusMonths(1);
        String event = JSON.createObjectNode()
                .put("title", title)
                .put("start", day + "T09:00")
                .put("end", day + "T17:30")
                .put("timeZone", "Europe/London")
                .put("published", true)
                .toString();
        HttpResponse<String> response = service.send(HttpRequest.newBuilder(uri())
                .header("Authorization", "Bearer " + PackagedService.ADMIN_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event)));
        if (response.statusCode() != 201) {
            throw new IllegalStateException(response + ": " + response.body());
        }
    }

    List<String> titles() throws IOException, InterruptedException {
        JsonNode list =
                JSON.readTree(service.send(HttpRequest.newBuilder(uri())).body());
        return list.path("items").findValuesAsText("title");
    }

    private URI uri() throws IOException {
        return service.address().resolve("/api/v1/events");
    }
}
