package org.almanac.web.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The methods that an address takes. The REST layer forgets them where the path of one resource class begins with that
 * of another: it answers 404 where 405 is due, and names none of them (RFC 9110 §15.5.6 wants them in Allow).
 */
@Singleton
class AllowedMethods {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})+))?}");
    private static final int LONGEST_PATH = 2_000;

    private record Route(Pattern path, String method) {}

    private final List<Route> routes = new ArrayList<>();

    AllowedMethods(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                Arrays.stream(bean.getBeanClass().getMethods())
                        .forEach(method -> methods(method)
                                .forEach(name -> routes.add(new Route(pattern(root.value(), method), name))));
            }
        }
    }

    /** Empty when there is nothing at the path. OPTIONS and HEAD are named where the REST layer answers them. */
    SortedSet<String> at(String path) {
        SortedSet<String> allowed = new TreeSet<>();
        if (path.length() > LONGEST_PATH) {
            return allowed;
        }
        for (Route route : routes) {
            if (!allowed.contains(route.method()) && route.path().matcher(path).matches()) {
                allowed.add(route.method());
            }
        }
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        if (!allowed.isEmpty()) {
            allowed.add(HttpMethod.OPTIONS);
        }
        return allowed;
    }

    private static Stream<String> methods(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static Pattern pattern(String root, Method method) {
        Path own = method.getAnnotation(Path.class);
        String template = ("/" + root + "/" + (own == null ? "" : own.value())).replaceAll("/{2,}", "/");
        StringBuilder regex = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(template);
        int from = 0;
        while (parameter.find()) {
            regex.append(Pattern.quote(template.substring(from, parameter.start())));
            String form = parameter.group(1);
            regex.append("(?:").append(form == null ? "[^/]+" : form.strip()).append(')');
            from = parameter.end();
        }
        String end = template.substring(from);
        // A slash at the end says nothing.
        return Pattern.compile(
                regex + Pattern.quote(end.endsWith("/") ? end.substring(0, end.length() - 1) : end) + "/?");
    }
}
