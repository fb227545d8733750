package org.almanac.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.almanac.event.SaveEvent;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.imported.Restored;
import org.almanac.event.imported.ShownNames;
import org.almanac.json.JsonInput;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from JSON: as this service writes them, or as lists of conferences write them (see {@link
 * ConferenceItem}).
 */
@Singleton
class JsonItems {
    private static final Set<String> FIELDS = Arrays.stream(SaveEvent.class.getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.toUnmodifiableSet());

    /** Of other formats: RFC 8984, Google, iCalendar. */
    private static final List<String> SECRECY = List.of("privacy", "visibility", "class");

    private final JsonInput json;

    JsonItems(JsonInput json) {
        this.json = json;
    }

    /** @throws Problem MALFORMED when the body is no JSON array */
    List<ReadItem> array(byte[] body, @Nullable String source) {
        JsonNode tree = json.tree(body);
        if (isPage(tree)) {
            tree = tree.path("events");
        }
        if (!tree.isArray()) {
            throw Problem.malformed(
                    "This is no JSON array of events; for one event a line, choose application/x-ndjson.");
        }
        List<ReadItem> items = new ArrayList<>(tree.size());
        for (JsonNode node : tree) {
            items.add(item(node, "item " + (items.size() + 1), source));
        }
        return items;
    }

    /** One event a line; blank lines are passed over, a line that is not JSON is skipped by itself. */
    List<ReadItem> lines(byte[] body, @Nullable String source) {
        List<ReadItem> items = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) JsonInput.text(body).lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                line(line, "line " + number, source, items);
            }
        }
        return items;
    }

    private void line(String line, String place, @Nullable String source, List<ReadItem> items) {
        try {
            JsonNode tree = json.tree(line.getBytes(StandardCharsets.UTF_8));
            if (isPage(tree)) {
                tree.path("events").forEach(node -> items.add(item(node, place, source)));
            } else {
                items.add(item(tree, place, source));
            }
        } catch (Problem e) {
            items.add(ReadItem.unreadable(place, null, null, e));
        }
    }

    /** A page of a list, as WordPress gives it. */
    private static boolean isPage(JsonNode tree) {
        return tree.path("events").isArray() && !tree.has("title");
    }

    private ReadItem item(JsonNode node, String place, @Nullable String source) {
        String uid = node.path("uid").textValue();
        try {
            String from = source == null ? node.path("source").textValue() : source;
            if (ConferenceItem.isOne(node)) {
                ConferenceItem conference = json.value(known(node, ConferenceItem.FIELDS), ConferenceItem.class);
                return ReadItem.of(
                        place,
                        new ImportItem(null, conference.toSaveEvent(), from).restrictedIf(isPrivate(node)),
                        note(node, ConferenceItem.FIELDS));
            }
            if (TribeItem.isOne(node)) {
                return ReadItem.of(place, new ImportItem(null, new TribeItem(node).toSaveEvent(), from), null);
            }
            SaveEvent event = json.value(known(node, FIELDS), SaveEvent.class);
            return ReadItem.of(
                    place,
                    new ImportItem(
                            node.path("id").textValue(), event, from, names(node), restored(node), isPrivate(node)),
                    note(node, FIELDS));
        } catch (Problem e) {
            return ReadItem.unreadable(place, uid, title(node), e);
        }
    }

    private static boolean isPrivate(JsonNode node) {
        return SECRECY.stream()
                .anyMatch(field -> Secrecy.ofWord(node.path(field).textValue()));
    }

    private static @Nullable String title(JsonNode node) {
        return node.path(node.has("title") ? "title" : "name").textValue();
    }

    /** What only an export holds; a file that somebody wrote by hand does without. */
    private static @Nullable Restored restored(JsonNode node) {
        return node.path("id").isTextual()
                ? Restored.of(
                        number(node.path("sequence")),
                        number(node.path("revision")),
                        instant(node.path("createdAt")),
                        instant(node.path("updatedAt")))
                : null;
    }

    private static @Nullable Integer number(JsonNode node) {
        return node.canConvertToInt() && node.isIntegralNumber() ? node.intValue() : null;
    }

    private static @Nullable Instant instant(JsonNode node) {
        try {
            return node.isTextual() ? Instant.parse(node.textValue()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static ShownNames names(JsonNode node) {
        Map<String, String> tags = new HashMap<>();
        for (Map.Entry<String, JsonNode> tag : node.path("names").path("tags").properties()) {
            if (tag.getValue().isTextual()) {
                tags.put(tag.getKey(), tag.getValue().textValue());
            }
        }
        return new ShownNames(tags, node.path("names").path("series").textValue());
    }

    private static JsonNode known(JsonNode node, Set<String> fields) {
        return node instanceof ObjectNode object ? object.deepCopy().retain(fields) : node;
    }

    private static @Nullable String note(JsonNode node, Set<String> fields) {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name) && !SaveEvent.SET_BY_THE_CATALOGUE.contains(name) && !name.equals("names")) {
                unknown.add(name.length() > 40 ? name.substring(0, 40) + "…" : name);
            }
        });
        return unknown.isEmpty()
                ? null
                : "Left out, as unknown: " + unknown.stream().limit(10).collect(Collectors.joining(", ")) + ".";
    }
}
