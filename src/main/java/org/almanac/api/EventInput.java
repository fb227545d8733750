package org.almanac.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Map;
import org.almanac.event.SaveEvent;
import org.almanac.json.JsonInput;

/** Reads an event that a program sent. What only the service sets is taken out, so that what was got can be put. */
@Singleton
class EventInput {
    private final JsonInput json;

    EventInput(JsonInput json) {
        this.json = json;
    }

    SaveEvent read(byte[] body) {
        return read(json.tree(body));
    }

    SaveEvent read(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            return json.value(object.deepCopy().without(SaveEvent.SET_BY_THE_CATALOGUE), SaveEvent.class);
        }
        return json.value(tree, SaveEvent.class);
    }

    /** The document with a merge patch applied (RFC 7396 §2). */
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                JsonNode before = result.path(change.getKey());
                result.set(change.getKey(), merged(before, change.getValue()));
            }
        }
        return result;
    }
}
