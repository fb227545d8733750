package org.almanac.web;

import io.vertx.core.MultiMap;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What a browser may do with a page: run and style it only with files of this site, frame it nowhere but where it is
 * meant to be framed, and keep its address to itself. A resource that needs another policy sets it and keeps it.
 */
public class SecurityHeaders {
    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String REFERRER_POLICY = "Referrer-Policy";
    private static final String OWN_ADDRESS_AT_MOST = "strict-origin-when-cross-origin";

    /** Images may come from elsewhere: an event's picture lies with its organiser. */
    private static final String POLICY = "default-src 'self'; img-src 'self' https: data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors ";

    private static final String UNFRAMED = POLICY + "'none'";

    /** The policy of a page that any site may frame. */
    public static final String FRAMED_ANYWHERE = POLICY + "*";

    private static final CharSequence POLICY_NAME =
            io.vertx.core.http.HttpHeaders.createOptimized(CONTENT_SECURITY_POLICY);
    private static final CharSequence UNFRAMED_VALUE = io.vertx.core.http.HttpHeaders.createOptimized(UNFRAMED);
    private static final CharSequence REFERRER_NAME = io.vertx.core.http.HttpHeaders.createOptimized(REFERRER_POLICY);
    private static final CharSequence REFERRER_VALUE =
            io.vertx.core.http.HttpHeaders.createOptimized(OWN_ADDRESS_AT_MOST);

    /** For pages that are answered without a resource; what every answer says is there already (AnswerHeaders). */
    public static void forPage(MultiMap headers) {
        headers.set(POLICY_NAME, UNFRAMED_VALUE).set(REFERRER_NAME, REFERRER_VALUE);
    }

    @ServerResponseFilter
    void protect(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (response.getStatus() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            set(headers, HttpHeaders.RETRY_AFTER, "5");
        }
        if (isPage(response.getMediaType())) {
            String path = request.getUriInfo().getPath();
            set(headers, CONTENT_SECURITY_POLICY, isEmbeddable(path) ? FRAMED_ANYWHERE : UNFRAMED);
            set(headers, REFERRER_POLICY, OWN_ADDRESS_AT_MOST);
        }
    }

    private static boolean isPage(MediaType type) {
        return type != null && MediaType.TEXT_HTML_TYPE.isCompatible(type);
    }

    private static boolean isEmbeddable(String path) {
        return path.equals("/embed");
    }

    private static void set(MultivaluedMap<String, Object> headers, String name, String value) {
        if (!headers.containsKey(name)) {
            headers.putSingle(name, value);
        }
    }
}
