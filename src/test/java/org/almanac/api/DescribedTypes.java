package org.almanac.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** Whether JSON is what the description says, without a field that it does not name. */
final class DescribedTypes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode types;

    DescribedTypes(JsonNode description) {
        types = readable(description.path("components").path("schemas").deepCopy());
        types.forEach(type -> {
            if (type.has("properties") && !type.has("additionalProperties")) {
                ((ObjectNode) type).put("additionalProperties", false);
            }
        });
    }

    /** What is wrong with it; nothing if it fits. */
    List<String> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = readable(schema.deepCopy());
        whole.set("$defs", types);
        SchemaValidatorsConfig strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole, strict).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** References within a schema by itself, rather than within the whole description. */
    private static ObjectNode readable(JsonNode schema) {
        try {
            return (ObjectNode) JSON.readTree(schema.toString().replace("#/components/schemas/", "#/$defs/"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
