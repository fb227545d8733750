package org.almanac.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.almanac.problem.Problem;

/**
 * Reads JSON that somebody sent, strictly: valid UTF-8, one value, no field twice, no field that is not known; a typing
 * mistake is named and not ignored. The length of what it reads is bounded by Jackson's own limits, the depth by less:
 * what follows a tree goes into itself for every level.
 */
@Singleton
public class JsonInput {
    /** Nothing that is sent here has more than six levels. */
    private static final int DEEPEST = 50;

    private final ObjectMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @throws Problem of kind MALFORMED when it is not JSON */
    public JsonNode tree(byte[] body) {
        try {
            JsonNode tree = mapper.readTree(text(body));
            if (tree == null || tree instanceof MissingNode) {
                throw Problem.malformed("The body is empty; send JSON.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw Problem.malformed("The body is not JSON: " + e.getOriginalMessage() + place(e));
        }
    }

    /**
     * @throws Problem INVALID naming the field that does not fit, MALFORMED when the value is no object
     */
    public <T> T value(JsonNode tree, Class<T> type) {
        if (!tree.isObject()) {
            throw Problem.malformed("Send a JSON object.");
        }
        try {
            return mapper.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw Problem.invalid(path(e), "There is no such field; check its spelling.");
        } catch (JsonMappingException e) {
            throw Problem.invalid(path(e), "This value is of the wrong type.");
        } catch (JsonProcessingException e) {
            throw Problem.malformed("The body could not be read.");
        }
    }

    /** @throws Problem of kind MALFORMED when it is not UTF-8 */
    public static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("The body is not valid UTF-8.");
        }
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
        return path.length() > 100 ? path.substring(0, 100) : path;
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "."
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ").";
    }
}
