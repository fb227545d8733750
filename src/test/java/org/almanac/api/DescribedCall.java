package org.almanac.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A call as {@code /q/openapi} describes it. */
record DescribedCall(String method, String path, JsonNode said) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    static List<DescribedCall> all(JsonNode description) {
        List<DescribedCall> calls = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method ->
                                calls.add(new DescribedCall(method.getKey(), path.getKey(), method.getValue()))));
        return calls;
    }

    String id() {
        return said.path("operationId").asText();
    }

    /** What may be sent, by content type. */
    Map<String, JsonNode> bodies() {
        return content(said.path("requestBody"));
    }

    /** What is answered with a status, by content type. */
    Map<String, JsonNode> answers(String status) {
        return content(said.path("responses").path(status));
    }

    List<String> statuses() {
        List<String> statuses = new ArrayList<>();
        said.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    private static Map<String, JsonNode> content(JsonNode of) {
        Map<String, JsonNode> content = new LinkedHashMap<>();
        of.path("content").properties().forEach(type -> content.put(type.getKey(), type.getValue()));
        return content;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
