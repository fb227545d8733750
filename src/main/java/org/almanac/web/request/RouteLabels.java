package org.almanac.web.request;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Under which {@code uri} a request is counted: the template of its route, or {@value #UNMATCHED}. Quarkus falls back to
 * the path as it came, for what is refused before it reaches a resource, for what a route answers, and for what the
 * client gives up; a path may be somebody's key, and anybody can think of as many as there are labels to be had.
 */
@Singleton
class RouteLabels implements HttpServerMetricsTagsContributor {
    static final String UNMATCHED = "unmatched";
    private static final String LABEL = "uri";
    private static final String SERVER_METERS = "http.server.";

    /** Where Quarkus keeps the template of the resource method, and the path of the last route that was tried. */
    private static final String RESOURCE_TEMPLATE = "UrlPathTemplate";

    private static final String ROUTE = "VertxRoute";

    /** All labels ever given out: as many as there are routes. */
    private final Map<String, Tags> given = new ConcurrentHashMap<>();

    @Override
    public Tags contribute(Context context) {
        String label =
                label(context.requestContextLocalData(RESOURCE_TEMPLATE), context.requestContextLocalData(ROUTE));
        Tags known = given.get(label);
        return known != null ? known : given.computeIfAbsent(label, unknown -> Tags.of(LABEL, unknown));
    }

    private static String label(@Nullable String template, @Nullable String route) {
        if (template != null) {
            return template;
        }
        // What catches everything says nothing.
        return route == null || route.isEmpty() || route.equals("/*") ? UNMATCHED : route;
    }

    /** Also for what is counted without asking {@link #contribute}: requests whose connection broke. */
    @Produces
    @Singleton
    MeterFilter onlyRoutes() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String label = id.getName().startsWith(SERVER_METERS) ? id.getTag(LABEL) : null;
                return label == null || given.containsKey(label)
                        ? id
                        : id.replaceTags(Tags.of(id.getTagsAsIterable()).and(Tag.of(LABEL, UNMATCHED)));
            }
        };
    }
}
