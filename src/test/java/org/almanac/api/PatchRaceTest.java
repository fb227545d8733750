package org.almanac.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several who change one thing at one time. */
@QuarkusTest
class PatchRaceTest {
    private static final String PATCH = "application/merge-patch+json";

    @Test
    void patchesOfDifferentFieldsAllLand() throws Exception {
        String path = "/api/v1/events/" + event();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", "Changed");
        fields.put("summary", "In short");
        fields.put("description", "At length");
        fields.put("tags", List.of("raced"));
        fields.put("url", "https://race.example/");
        fields.put("registrationUrl", "https://race.example/register");
        fields.put("onlineUrl", "https://race.example/online");
        fields.put("status", "TENTATIVE");
        List<Callable<Integer>> patchers = new ArrayList<>();
        fields.forEach((field, value) -> patchers.add(() -> ApiClient.editor()
                .contentType(PATCH)
                .body(Map.of(field, value))
                .patch(path)
                .statusCode()));

        assertThat(atOnce(patchers)).containsOnly(200);
        var stored = ApiClient.editor().get(path).then().statusCode(200);
        fields.forEach((field, value) -> stored.body(field, equalTo(value)));
        stored.body("revision", equalTo(1 + fields.size()));
    }

    @Test
    void ofThoseWhoNameTheRevisionOneLands() throws Exception {
        String path = "/api/v1/events/" + event();
        List<Callable<Integer>> patchers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String title = "Changed " + i;
            patchers.add(() -> ApiClient.editor()
                    .contentType(PATCH)
                    .header("If-Match", "\"1\"")
                    .body(Map.of("title", title))
                    .patch(path)
                    .statusCode());
        }

        assertThat(atOnce(patchers)).containsExactlyInAnyOrder(200, 412, 412, 412);
    }

    @Test
    void patchesOfARegistersEntryAllLandToo() throws Exception {
        String name = "Raced " + UUID.randomUUID();
        String slug = ApiClient.editor()
                .contentType("application/json")
                .body(Map.of("name", name))
                .post("/api/v1/organisers")
                .then()
                .statusCode(201)
                .extract()
                .path("slug");
        String path = "/api/v1/organisers/" + slug;
        List<Callable<Integer>> patchers = new ArrayList<>();
        for (Map<String, String> patch :
                List.of(Map.of("name", name + " AG"), Map.of("url", "https://raced.example/"))) {
            patchers.add(() -> ApiClient.editor()
                    .contentType(PATCH)
                    .body(patch)
                    .patch(path)
                    .statusCode());
        }

        assertThat(atOnce(patchers)).containsOnly(200);
        ApiClient.editor()
                .get(path)
                .then()
                .body("name", equalTo(name + " AG"))
                .body("url", equalTo("https://raced.example/"));
    }

    private static String event() {
        return ApiClient.editor()
                .contentType("application/json")
                .body(Map.of("title", "Race " + UUID.randomUUID(), "start", "2031-06-08T09:00", "timeZone", "UTC"))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<Integer> atOnce(List<Callable<Integer>> requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
