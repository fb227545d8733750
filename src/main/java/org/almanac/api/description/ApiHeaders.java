package org.almanac.api.description;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Headers of good answers that clients need: where the next page is, where what was made is, and its revision. */
final class ApiHeaders {
    private ApiHeaders() {}

    static void describe(HttpMethod method, Operation operation) {
        APIResponse good = operation.getResponses().getAPIResponse("200");
        APIResponse made = operation.getResponses().getAPIResponse("201");
        if (good != null && ApiParameters.has(operation, "cursor")) {
            good.addHeader("Link", header("The address of the next page, rel=\"next\"; left out on the last"));
        }
        boolean revision = ApiParameters.has(operation, "If-Match") || ApiParameters.has(operation, "If-None-Match");
        if (good != null && revision) {
            good.addHeader("ETag", header("The revision, for If-Match"));
        }
        if (made != null) {
            made.addHeader("Location", header("The address of what was made"));
        }
        if (method == HttpMethod.GET && ApiParameters.has(operation, "If-None-Match")) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "304", OASFactory.createAPIResponse().description("It is what If-None-Match names"));
        }
    }

    private static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
