package org.almanac.importer.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds events in JSON-LD (schema.org): alone, in arrays and graphs, and nested in what a page is about. Reads what
 * sites write though it is no strict JSON: comments around it, line breaks in texts, commas too many.
 */
final class JsonLd {
    private static final int DEEPEST = 60;
    private static final int MOST_EVENTS = 500;

    private static final ObjectMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    /** Sub-types of Event whose names do not say so. */
    private static final Set<String> EVENTS = Set.of("Festival", "Hackathon", "EventSeries", "CourseInstance");

    /** They end in Event and are none that people go to. */
    private static final Set<String> NOT_EVENTS =
            Set.of("PublicationEvent", "BroadcastEvent", "OnDemandEvent", "DeliveryEvent");

    /** What belongs to an event, as a talk does to its conference, is not one beside it. */
    private static final Set<String> PARTS = Set.of("subEvent", "subEvents", "superEvent", "previousEvent");

    private final Map<String, ObjectNode> byId = new HashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();

    /** @param scripts the texts of a page's {@code application/ld+json} */
    static JsonLd of(List<String> scripts) {
        JsonLd found = new JsonLd();
        List<JsonNode> trees = new ArrayList<>();
        for (String script : scripts) {
            JsonNode tree = tree(script);
            if (tree != null) {
                trees.add(tree);
                found.index(tree);
            }
        }
        trees.forEach(found::collect);
        return found;
    }

    /** In the page's order; what they refer to by {@code @id} is found by {@link #resolved}. */
    List<ObjectNode> events() {
        return List.copyOf(events);
    }

    /** What a node refers to, when it holds nothing but an {@code @id}. */
    JsonNode resolved(JsonNode node) {
        if (node.size() == 1 && node.path("@id").isTextual()) {
            ObjectNode meant = byId.get(node.path("@id").textValue());
            return meant == null ? node : meant;
        }
        return node;
    }

    static boolean isEvent(JsonNode node) {
        JsonNode type = node.path("@type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isEvent(one.textValue())) {
                    return true;
                }
            }
        }
        return isEvent(type.textValue());
    }

    private static boolean isEvent(@Nullable String type) {
        String name = type == null ? "" : type.replaceFirst("^.*[/#:]", "");
        return name.endsWith("Event") && !NOT_EVENTS.contains(name) || EVENTS.contains(name);
    }

    private static @Nullable JsonNode tree(String script) {
        String json = script.strip()
                .replaceFirst("^(?://)?\\s*(?:<!--|<!\\[CDATA\\[)", "")
                .replaceFirst("(?://)?\\s*(?:-->|\\]\\]>)$", "")
                .strip();
        try {
            return LENIENT.readTree(json.endsWith(";") ? json.substring(0, json.length() - 1) : json);
        } catch (JsonProcessingException e) {
            // One script that cannot be read does not hide the others.
            return null;
        }
    }

    private void index(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("@id").isTextual() && object.size() > 1) {
            byId.putIfAbsent(object.path("@id").textValue(), object);
        }
        node.forEach(this::index);
    }

    private void collect(JsonNode node) {
        if (events.size() >= MOST_EVENTS) {
            return;
        }
        if (node instanceof ObjectNode object) {
            boolean isEvent = isEvent(object);
            boolean dated = !object.path("startDate").isMissingNode();
            if (isEvent && (dated || object.path("subEvent").isMissingNode())) {
                if (object.size() > 2) {
                    events.add(object);
                }
                return;
            }
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                // A series without a date of its own is told by its dates.
                if (!PARTS.contains(field.getKey()) || isEvent && field.getKey().startsWith("subEvent")) {
                    collect(field.getValue());
                }
            }
        } else {
            node.forEach(this::collect);
        }
    }
}
