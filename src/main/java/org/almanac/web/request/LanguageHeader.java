package org.almanac.web.request;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * An {@code Accept-Language} that cannot be read (RFC 9110 §12.5.4), such as one with a weight above one, says nothing:
 * the reader gets the site's language. Who reads it later would make a server error of it.
 */
class LanguageHeader {

    @ServerRequestFilter
    void forget(ContainerRequestContext request) {
        try {
            request.getAcceptableLanguages();
        } catch (WebApplicationException | IllegalArgumentException e) {
            request.getHeaders().remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
