package org.almanac.api.description;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * Completes what the resources say of themselves to a description that clients can be generated from. The desk's pages
 * are no part of it.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    static final String API = "/api/v1/";
    static final String TOKEN = "token";

    private final IndexView index;

    public ApiDescription(IndexView index) {
        this.index = index;
    }

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
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API token of the desk"));
        ApiModels models = new ApiModels(api, index);
        models.describeFields();
        api.getPaths().getPathItems().forEach((path, item) -> ApiCalls.describe(path, item, models));
        models.rename();
        models.dropUnused();
        ApiExamples.add(api);
        api.setTags(null);
    }
}
