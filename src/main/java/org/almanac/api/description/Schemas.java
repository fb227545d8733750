package org.almanac.api.description;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Walks over the schemas of a description. References are not followed. */
final class Schemas {
    private static final String PREFIX = "#/components/schemas/";

    private Schemas() {}

    /** The name that a schema refers to; null when it refers to none. */
    static @Nullable String target(@Nullable Schema schema) {
        String reference = schema == null ? null : schema.getRef();
        return reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }

    static String address(String name) {
        return PREFIX + name;
    }

    static void each(OpenAPI api, Consumer<Schema> visitor) {
        Components components = api.getComponents();
        List.copyOf(components.getSchemas().values()).forEach(schema -> each(schema, visitor));
        calls(api).flatMap(Schemas::ofCall).forEach(schema -> each(schema, visitor));
    }

    /** A schema and those in it. */
    static void each(Schema schema, Consumer<Schema> visitor) {
        visitor.accept(schema);
        parts(schema).forEach(part -> each(part, visitor));
    }

    static Stream<Operation> calls(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .flatMap(operations -> operations.values().stream());
    }

    /** Of parameters, bodies and answers. */
    static Stream<Schema> ofCall(Operation call) {
        Stream<Schema> parameters = all(call.getParameters()).map(Parameter::getSchema);
        return Stream.of(parameters, ofBody(call), answers(call))
                .flatMap(found -> found)
                .filter(Objects::nonNull);
    }

    static Stream<Schema> ofBody(Operation call) {
        return call.getRequestBody() == null
                ? Stream.empty()
                : ofContent(call.getRequestBody().getContent());
    }

    private static Stream<Schema> answers(Operation call) {
        return call.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .flatMap(Schemas::ofContent);
    }

    private static Stream<Schema> ofContent(@Nullable Content content) {
        return content == null
                ? Stream.empty()
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(Objects::nonNull);
    }

    private static List<Schema> parts(Schema schema) {
        List<Schema> parts = new ArrayList<>();
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            parts.add(schema.getAdditionalPropertiesSchema());
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .flatMap(Schemas::all)
                .forEach(parts::add);
        return parts;
    }

    private static <T> Stream<T> all(@Nullable Collection<T> some) {
        return some == null ? Stream.empty() : some.stream();
    }
}
