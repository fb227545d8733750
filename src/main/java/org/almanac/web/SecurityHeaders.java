package org.almanac.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What a browser may do with a page: run and style it only with files of this site, frame it nowhere but where it is
 * meant to be framed, and keep its address to itself. A resource that needs another policy sets it and keeps it.
 */
class SecurityHeaders {
    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /** Images may come from elsewhere: an event's picture lies with its organiser. */
    private static final String POLICY = "default-src 'self'; img-src 'self' https: data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors ";

    @ServerResponseFilter
    void protect(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        if (isPage(response.getMediaType())) {
            String path = request.getUriInfo().getPath();
            set(headers, CONTENT_SECURITY_POLICY, POLICY + (isEmbeddable(path) ? "*" : "'none'"));
            set(headers, "Referrer-Policy", "strict-origin-when-cross-origin");
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
