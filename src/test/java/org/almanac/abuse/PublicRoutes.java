package org.almanac.abuse;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every route that answers GET, as the service itself has it: one that is new is among them without being named here. */
final class PublicRoutes {
    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target", "classes");
    private static final List<String> EXTENSIONS = List.of("", ".ics", ".jscal", ".atom", ".json");

    /**
     * @param template with {@code {}} for each part that names something
     * @param parameters that it reads from a query
     */
    record Template(String template, Set<String> parameters) {
        boolean names() {
            return template.contains("{}");
        }

        String of(String key) {
            return template.replace("{}", key);
        }
    }

    private PublicRoutes() {}

    /** What JAX-RS resources and routes of our own serve; the desk's pages are left out. */
    static List<Template> all(Router router) throws IOException {
        List<Template> all = new ArrayList<>(resources());
        for (Route route : router.getRoutes()) {
            String path = route.getPath();
            boolean get = route.methods() == null || route.methods().contains(HttpMethod.GET);
            if (path == null || !get || path.startsWith("/q/") || path.equals("/") || path.startsWith("/admin")) {
                continue;
            }
            String template = path.replaceAll(":\\w+", "{}");
            if (route.isExactPath()) {
                all.add(new Template(template, Set.of()));
            } else {
                EXTENSIONS.forEach(extension ->
                        all.add(new Template(template.replaceFirst("/?\\*?$", "/") + "{}" + extension, Set.of())));
            }
        }
        return all.stream().distinct().toList();
    }

    private static List<Template> resources() throws IOException {
        List<Template> found = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
            for (java.nio.file.Path file : files.filter(one -> one.toString().endsWith("Resource.class"))
                    .toList()) {
                Class<?> type = load(file);
                Path path = type.getAnnotation(Path.class);
                if (path != null && !path.value().contains("admin")) {
                    add(found, path.value(), type);
                }
            }
        }
        return found;
    }

    private static void add(List<Template> found, String root, Class<?> type) {
        for (Class<?> declaring = type; declaring != Object.class; declaring = declaring.getSuperclass()) {
            for (Method method : declaring.getDeclaredMethods()) {
                if (method.isAnnotationPresent(GET.class)) {
                    Path path = method.getAnnotation(Path.class);
                    String whole = "/" + root + "/" + (path == null ? "" : path.value());
                    found.add(new Template(template(whole), parameters(method)));
                }
            }
        }
    }

    private static String template(String path) {
        String template =
                path.replaceAll("\\{\\s*\\w+\\s*(:(\\{[^}]*}|[^{}])*)?}", "{}").replaceAll("/{2,}", "/");
        return template.length() > 1 && template.endsWith("/")
                ? template.substring(0, template.length() - 1)
                : template;
    }

    private static Set<String> parameters(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam named = parameter.getAnnotation(QueryParam.class);
            if (named != null) {
                names.add(named.value());
            }
        }
        return names;
    }

    private static Class<?> load(java.nio.file.Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
