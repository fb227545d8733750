package org.almanac.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a merge patch (RFC 7396) says is to change: fields that it names, and those that it gives as null go. */
public record MergePatch(JsonNode changes) {
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    /** The document with the patch applied (RFC 7396 §2). */
    public JsonNode applied(JsonNode document) {
        return merged(document, changes);
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
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
