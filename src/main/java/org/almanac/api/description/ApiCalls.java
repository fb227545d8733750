package org.almanac.api.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.almanac.api.MergePatch;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What calls have in common: names, tags, tokens, statuses, merge patches and problems. */
final class ApiCalls {
    private static final Set<String> MAKES_NO_NEW_ONE = Set.of("import", "bounces", "suppressions");

    /** What calls are filed under, where that is not the first part of their address. */
    private static final Map<String, String> TAGS = Map.of(
            "occurrences", "Events",
            "import", "Imports",
            "bounces", "Messages",
            "suppressions", "Subscribers");

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

    private ApiCalls() {}

    static void describe(String path, PathItem item, ApiModels models) {
        String kind = path.substring(ApiDescription.API.length()).split("/", 2)[0];
        Operation put = item.getPUT();
        Operation patch = item.getPATCH();
        if (put != null && patch != null) {
            patch(patch, models.patchOf(onlyBody(put)));
        }
        item.getOperations().forEach((method, operation) -> {
            if (operation.getOperationId() == null) {
                operation.setOperationId(name(method, path));
            }
            operation.setTags(List.of(TAGS.getOrDefault(kind, title(kind))));
            if (method != HttpMethod.GET || operation.getResponses().getAPIResponse("401") != null) {
                operation.setSecurity(
                        List.of(OASFactory.createSecurityRequirement().addScheme(ApiDescription.TOKEN)));
            }
            if (method == HttpMethod.POST
                    && path.equals(ApiDescription.API + kind)
                    && !MAKES_NO_NEW_ONE.contains(kind)) {
                made(operation);
            }
            if ("importSubscribers".equals(operation.getOperationId())) {
                json(operation).setItems(ApiModels.reference("SaveSubscriber"));
            }
            ApiParameters.describe(operation);
            ApiHeaders.describe(method, operation);
            problems(operation, path);
        });
    }

    private static void made(Operation operation) {
        APIResponse made = operation.getResponses().getAPIResponse("200");
        if (made != null) {
            operation.getResponses().addAPIResponse("201", made.description("Made"));
            operation.getResponses().removeAPIResponse("200");
        }
    }

    private static Schema json(Operation operation) {
        return operation
                .getRequestBody()
                .getContent()
                .getMediaType("application/json")
                .getSchema();
    }

    private static MediaType onlyBody(Operation operation) {
        return operation
                .getRequestBody()
                .getContent()
                .getMediaTypes()
                .values()
                .iterator()
                .next();
    }

    private static void patch(Operation patch, MediaType body) {
        Content content = OASFactory.createContent();
        for (String type : List.of(MergePatch.MEDIA_TYPE, "application/json")) {
            content.addMediaType(type, OASFactory.createMediaType().schema(body.getSchema()));
        }
        patch.setRequestBody(OASFactory.createRequestBody()
                .required(true)
                .description("What is to change (RFC 7396): fields that are left out stay, null takes one away.")
                .content(content));
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
        if (ApiParameters.has(operation, "If-Match")) {
            statuses.add("412");
        }
        for (String status : statuses) {
            @Nullable APIResponse known = operation.getResponses().getAPIResponse(status);
            String description = known == null ? null : known.getDescription();
            boolean said = description != null && !description.startsWith("Not A");
            operation
                    .getResponses()
                    .addAPIResponse(
                            status,
                            OASFactory.createAPIResponse()
                                    .description(said ? description : PROBLEMS.get(status))
                                    .content(OASFactory.createContent()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    OASFactory.createMediaType()
                                                            .schema(ApiModels.reference(ApiModels.PROBLEM)))));
        }
    }

    /** {@code listEvents}, {@code createEvent}, {@code getEvent}; what fits no such word is named at its method. */
    private static String name(HttpMethod method, String path) {
        String[] parts = path.substring(ApiDescription.API.length()).split("/");
        boolean one = parts.length == 2 && parts[1].startsWith("{");
        if (parts.length > 2 || parts.length == 2 && !one) {
            // A subject and what is done with it: mergeTag.
            return parts[parts.length - 1] + singular(title(parts[0]));
        }
        return switch (method) {
            case GET -> one ? "get" + singular(title(parts[0])) : "list" + title(parts[0]);
            case POST -> "create" + singular(title(parts[0]));
            case PUT -> "replace" + singular(title(parts[0]));
            case PATCH -> "patch" + singular(title(parts[0]));
            case DELETE -> "delete" + singular(title(parts[0]));
            default -> throw new IllegalArgumentException(method + " " + path);
        };
    }

    private static String singular(String word) {
        return word.equals("Series") || !word.endsWith("s") ? word : word.substring(0, word.length() - 1);
    }

    static String title(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
