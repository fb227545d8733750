package org.almanac.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.almanac.web.SignedIn;

/**
 * Opens to scripts of other sites what anybody may read (CORS): calls with GET that ask for no role, whatever resource they
 * are of. Only for who reads as a stranger: what an editor is answered holds drafts. {@code Authorization} is not among the
 * headers that such a script may send, and cookies are not taken along for an answer to everybody.
 */
@ApplicationScoped
class PublicReads {
    private static final int BEFORE_RESOURCES = -1;
    private static final String READING = "GET, HEAD";
    private static final String CONDITIONS = "Accept, If-None-Match";
    private static final String EXPOSED = "ETag, Link, Location, Retry-After";
    private static final String A_DAY = "86400";

    void routes(@Observes Router router, BeanManager beans) {
        for (String path : paths(beans)) {
            router.route(path.replaceAll("\\{(\\w+)}", ":$1"))
                    .order(BEFORE_RESOURCES)
                    .handler(PublicReads::open);
        }
    }

    private static Set<String> paths(BeanManager beans) {
        Set<String> paths = new TreeSet<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> type = bean.getBeanClass();
            Path root = type.getAnnotation(Path.class);
            if (root != null && KnownParameters.isOfTheApi(type) && !type.isAnnotationPresent(RolesAllowed.class)) {
                for (Method method : type.getMethods()) {
                    if (method.isAnnotationPresent(GET.class) && !method.isAnnotationPresent(RolesAllowed.class)) {
                        Path rest = method.getAnnotation(Path.class);
                        paths.add(root.value() + (rest == null ? "" : rest.value()));
                    }
                }
            }
        }
        return paths;
    }

    private static void open(RoutingContext context) {
        HttpMethod method = context.request().method();
        HttpServerResponse response = context.response();
        if (method == HttpMethod.OPTIONS) {
            String asked = context.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
            if (HttpMethod.GET.name().equals(asked) || HttpMethod.HEAD.name().equals(asked)) {
                response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, READING)
                        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, CONDITIONS)
                        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY)
                        .setStatusCode(204)
                        .end();
                return;
            }
        } else if ((method == HttpMethod.GET || method == HttpMethod.HEAD) && !SignedIn.is(context)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        context.next();
    }
}
