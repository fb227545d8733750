package org.almanac.api.description;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Examples of what is sent and answered, from the files in {@code examples}: one of each type ({@code Event.json}), and
 * one of each call that takes no JSON ({@code importEvents.csv}). Lists and problems are made from these.
 */
final class ApiExamples {
    private static final Map<String, String> ENDINGS = Map.of(
            "text/csv", "csv",
            "text/calendar", "ics",
            "application/x-ndjson", "ndjson",
            "message/rfc822", "eml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Schema> schemas;

    private ApiExamples(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void add(OpenAPI api) {
        ApiExamples examples = new ApiExamples(api.getComponents().getSchemas());
        Schemas.calls(api).forEach(examples::add);
    }

    private void add(Operation call) {
        if (call.getRequestBody() != null) {
            call.getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .forEach((type, media) -> media.setExample(request(call.getOperationId(), type, media)));
        }
        call.getResponses().getAPIResponses().forEach((status, response) -> add(status, response));
    }

    private void add(String status, APIResponse response) {
        if (response.getContent() != null) {
            response.getContent().getMediaTypes().values().forEach(media -> {
                Object example = of(media.getSchema());
                media.setExample(status.startsWith("4") ? problem(status, response, example) : example);
            });
        }
    }

    private @Nullable Object request(String call, String type, MediaType media) {
        String ending = ENDINGS.get(type);
        return ending == null ? of(media.getSchema()) : text(call + "." + ending);
    }

    private @Nullable Object of(@Nullable Schema schema) {
        if (schema != null && schema.getItems() != null) {
            return list(schema);
        }
        String name = Schemas.target(schema);
        if (name == null) {
            return null;
        }
        String file = text(name + ".json");
        if (file != null) {
            return json(file);
        }
        Schema type = schemas.get(name);
        Schema items = type == null || type.getProperties() == null
                ? null
                : type.getProperties().get("items");
        Object list = items == null ? null : list(items);
        return list == null ? null : Map.of("items", list);
    }

    private @Nullable Object list(Schema schema) {
        Object item = of(schema.getItems());
        return item == null ? null : List.of(item);
    }

    private static @Nullable Object problem(String status, APIResponse response, @Nullable Object example) {
        if (status.equals("422") || !(example instanceof Map<?, ?>)) {
            return example;
        }
        return Map.of(
                "type",
                "about:blank",
                "title",
                title(status),
                "status",
                Integer.parseInt(status),
                "detail",
                response.getDescription() + ".");
    }

    private static String title(String status) {
        return switch (status) {
            case "400" -> "Bad Request";
            case "401" -> "Unauthorized";
            case "403" -> "Forbidden";
            case "404" -> "Not Found";
            case "409" -> "Conflict";
            case "412" -> "Precondition Failed";
            case "413" -> "Content Too Large";
            case "415" -> "Unsupported Media Type";
            case "429" -> "Too Many Requests";
            default -> throw new IllegalArgumentException(status);
        };
    }

    private static Object json(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (IOException e) {
            throw new IllegalStateException("an example is no JSON", e);
        }
    }

    private static @Nullable String text(String file) {
        try (InputStream in = ApiExamples.class.getResourceAsStream("examples/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("an example cannot be read", e);
        }
    }
}
