package org.almanac.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Answers that name another address of this site. It stays a path (RFC 9110 §10.2.2): whoever asks resolves it against
 * the address that they know us by. JAX-RS' own methods would put the scheme of this connection before it, which behind a
 * proxy is the wrong one, and the {@code Host} header, which anybody may choose.
 */
public final class LocalAddress {
    private LocalAddress() {}

    /** 201. @param path starts with one slash and is encoded as in an address */
    public static Response.ResponseBuilder created(String path) {
        return at(Response.Status.CREATED, path);
    }

    /** 303. @param path starts with one slash and is encoded as in an address; a query may follow */
    public static Response.ResponseBuilder seeOther(String path) {
        return at(Response.Status.SEE_OTHER, path);
    }

    /** 301. @param path starts with one slash and is encoded as in an address */
    public static Response.ResponseBuilder moved(String path) {
        return at(Response.Status.MOVED_PERMANENTLY, path);
    }

    /** The same path. @throws IllegalArgumentException when it would name a host, as two slashes do */
    public static String checked(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException("not a path of this site: " + path);
        }
        return path;
    }

    private static Response.ResponseBuilder at(Response.Status status, String path) {
        return Response.status(status).header(HttpHeaders.LOCATION, checked(path));
    }
}
