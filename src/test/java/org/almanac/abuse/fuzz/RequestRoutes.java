package org.almanac.abuse.fuzz;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.almanac.Almanac;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Every route that the service has, as its router and its resources say: a new one is tried without being named here. */
final class RequestRoutes {
    private RequestRoutes() {}

    /**
     * @param path with parameters in braces
     * @param consumes a type, empty when it takes no body or any
     */
    record Target(String method, String path, String consumes, List<String> query, List<String> form) {}

    static List<Target> all(Router router) throws Exception {
        return of(router.getRoutes().stream()
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .toList());
    }

    /** @param paths of the router, beside those of resources */
    static List<Target> of(List<String> paths) throws Exception {
        List<Target> targets = new ArrayList<>();
        for (String path : paths) {
            // Those of the framework's own pages and what catches everything are met on the way to the others.
            if (!path.equals("/") && !path.startsWith("/q/")) {
                List<String> query = List.of("tag", "past", "limit");
                targets.add(new Target("GET", path.replaceAll(":(\\w+)", "{$1}"), "", query, List.of()));
            }
        }
        for (String health : List.of("/q/health", "/q/health/ready", "/q/metrics", "/q/openapi")) {
            targets.add(new Target("GET", health, "", List.of("format"), List.of()));
        }
        for (Class<?> resource : resources()) {
            for (Method method : resource.getMethods()) {
                String verb = verb(method);
                if (verb != null) {
                    targets.add(target(verb, resource, method));
                }
            }
        }
        return targets;
    }

    private static Target target(String verb, Class<?> resource, Method method) {
        List<String> query = new ArrayList<>();
        List<String> form = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                query.add(parameter.getAnnotation(QueryParam.class).value());
            } else if (parameter.isAnnotationPresent(FormParam.class)) {
                form.add(parameter.getAnnotation(FormParam.class).value());
            } else if (parameter.isAnnotationPresent(RestForm.class)) {
                form.add(parameter.getName());
            }
        }
        Consumes consumes = method.isAnnotationPresent(Consumes.class)
                ? method.getAnnotation(Consumes.class)
                : resource.getAnnotation(Consumes.class);
        return new Target(
                verb,
                joined(resource.getAnnotation(Path.class), method.getAnnotation(Path.class)),
                consumes == null ? "" : consumes.value()[0],
                query,
                form);
    }

    private static String joined(Path resource, @Nullable Path method) {
        String path = "/" + resource.value() + "/" + (method == null ? "" : method.value());
        String plain = path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("/+", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static @Nullable String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static List<Class<?>> resources() throws Exception {
        URI root = Objects.requireNonNull(Almanac.class.getResource("Almanac.class"))
                .toURI();
        java.nio.file.Path classes =
                Objects.requireNonNull(java.nio.file.Path.of(root).getParent());
        List<Class<?>> resources = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
            for (String name : (Iterable<String>) files.map(classes::relativize)
                    .map(java.nio.file.Path::toString)
                    .filter(file -> file.endsWith("Resource.class"))
                    .sorted()::iterator) {
                Class<?> type = Class.forName(
                        "org.almanac."
                                + name.substring(0, name.length() - ".class".length())
                                        .replace('/', '.'),
                        false,
                        Thread.currentThread().getContextClassLoader());
                if (type.isAnnotationPresent(Path.class)) {
                    resources.add(type);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the classes cannot be listed", e);
        }
        return resources;
    }
}
