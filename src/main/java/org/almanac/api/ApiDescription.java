package org.almanac.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of the API have in common, for its description at {@code /q/openapi}: names of operations, problems
 * (RFC 9457), merge patches and tokens. The desk's pages are no part of it.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    private static final String API = "/api/v1/";
    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "token";
    private static final Set<String> MAKES_NO_NEW_ONE = Set.of("import", "bounces", "suppressions");

    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "It is not what the call takes, or a parameter is not known",
            "401", "No token, or one that is not good any more",
            "403", "The token may not do this",
            "404", "There is no such thing",
            "412", "If-Match names another revision",
            "413", "Larger than what is taken",
            "415", "Not a content type that is taken",
            "422", "A field does not fit; errors name each",
            "429", "Too many requests; Retry-After says when to go on");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setInfo(OASFactory.createInfo()
                .title("Almanac")
                .version("1")
                .description("Events, subscribers and mails. Lists have pages: Link names the next one. Failures are"
                        + " problems (RFC 9457). ETag is an event's revision, and If-Match asks for it."));
        for (String path : List.copyOf(api.getPaths().getPathItems().keySet())) {
            if (!path.startsWith(API)) {
                api.getPaths().removePathItem(path);
            }
        }
        api.getComponents()
                .addSchema(PROBLEM, problem())
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API token of the desk"));
        api.getPaths().getPathItems().forEach(ApiDescription::describe);
        api.getComponents().removeSchema(MergePatch.class.getSimpleName());
    }

    private static Schema problem() {
        Schema error = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text())
                .addProperty("message", text());
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(error));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static void describe(String path, PathItem item) {
        String kind = path.substring(API.length()).split("/", 2)[0];
        item.getOperations().forEach((method, operation) -> {
            operation.setOperationId(name(method, path));
            if (operation.getTags() == null || operation.getTags().isEmpty()) {
                operation.setTags(List.of(title(kind)));
            }
            if (method != HttpMethod.GET || operation.getResponses().getAPIResponse("401") != null) {
                operation.setSecurity(
                        List.of(OASFactory.createSecurityRequirement().addScheme(TOKEN)));
            }
            boolean makes = method == HttpMethod.POST && path.equals(API + kind) && !MAKES_NO_NEW_ONE.contains(kind);
            if (makes && operation.getResponses().getAPIResponse("200") != null) {
                APIResponse made =
                        operation.getResponses().getAPIResponse("200").description("Made");
                operation.getResponses().addAPIResponse("201", made);
                operation.getResponses().removeAPIResponse("200");
            }
            problems(operation, path);
        });
        Operation put = item.getPUT();
        Operation patch = item.getPATCH();
        if (put != null && patch != null) {
            Content content = OASFactory.createContent();
            Schema schema = put.getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .iterator()
                    .next()
                    .getSchema();
            for (String type : List.of(MergePatch.MEDIA_TYPE, "application/json")) {
                content.addMediaType(type, OASFactory.createMediaType().schema(schema));
            }
            patch.setRequestBody(OASFactory.createRequestBody()
                    .required(true)
                    .description("What is to change (RFC 7396): fields that are left out stay, null takes one away.")
                    .content(content));
        }
    }

    private static void problems(Operation operation, String path) {
        List<String> statuses = new ArrayList<>(List.of("400", "429"));
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            statuses.addAll(List.of("401", "403"));
        }
        if (path.contains("{")) {
            statuses.add("404");
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of("413", "415", "422"));
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().map(Parameter::getName).anyMatch("If-Match"::equals)) {
            statuses.add("412");
        }
        for (String status : statuses) {
            @Nullable APIResponse known = operation.getResponses().getAPIResponse(status);
            APIResponse response = OASFactory.createAPIResponse()
                    .description(
                            known == null
                                            || known.getDescription() == null
                                            || "Not Authorized".equals(known.getDescription())
                                            || "Not Allowed".equals(known.getDescription())
                                    ? PROBLEMS.get(status)
                                    : known.getDescription())
                    .content(OASFactory.createContent()
                            .addMediaType(
                                    "application/problem+json",
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))));
            operation.getResponses().addAPIResponse(status, response);
        }
    }

    /** {@code getEvents}, {@code patchEventsByEvent}: what is done and to what, the same as long as the address is. */
    private static String name(HttpMethod method, String path) {
        return method.name().toLowerCase(Locale.ROOT)
                + Arrays.stream(path.substring(API.length()).split("/"))
                        .map(part ->
                                part.startsWith("{") ? "By" + title(part.substring(1, part.length() - 1)) : title(part))
                        .collect(Collectors.joining());
    }

    private static String title(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
