package org.almanac.api;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.almanac.feed.FilterParameters;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a call of the API does not know: who mistypes a filter must not be given everything, nor store what was to
 * be tried. A call knows the parameters that it reads one by one, and those that it is described with.
 */
class KnownParameters {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void refuseUnknown(ResourceInfo resource, UriInfo uri) {
        Method method = resource.getResourceMethod();
        if (method != null && isOfTheApi(resource.getResourceClass())) {
            FilterParameters.refuseUnknown(
                    uri.getQueryParameters(), known.computeIfAbsent(method, KnownParameters::of));
        }
    }

    /** Whether a type is of this package or of one inside it. */
    static boolean isOfTheApi(Class<?> type) {
        String api = KnownParameters.class.getPackageName();
        return type.getPackageName().equals(api) || type.getPackageName().startsWith(api + ".");
    }

    static Set<String> of(Method method) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(method.getParameters())
                .map(KnownParameters::name)
                .filter(Objects::nonNull)
                .forEach(names::add);
        for (Parameter described : method.getAnnotationsByType(Parameter.class)) {
            names.add(described.name());
        }
        return Set.copyOf(names);
    }

    private static @Nullable String name(java.lang.reflect.Parameter parameter) {
        QueryParam named = parameter.getAnnotation(QueryParam.class);
        return named == null ? null : named.value();
    }
}
