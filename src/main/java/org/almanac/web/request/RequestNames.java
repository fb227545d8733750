package org.almanac.web.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.almanac.web.ProblemResponse;
import org.almanac.web.RequestId;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Names each request that a resource answers, in the log and to who asked. Feeds, the widget and kept pages are answered
 * before resources are looked for, and have nothing to log.
 */
class RequestNames {

    @ServerRequestFilter
    void name(ContainerRequestContext request) {
        // Quarkus keeps the log's context with the request: it goes along to other threads, and ends with it.
        MDC.put(RequestId.KEY, RequestId.of(request.getHeaderString(RequestId.HEADER)));
    }

    /** Other answers are told from one another by nothing but what they say: no name makes those of what is hidden differ. */
    @ServerResponseFilter
    void tell(ContainerResponseContext response) {
        String id = RequestId.current();
        if (id != null && response.getStatus() == ProblemResponse.FAULT) {
            response.getHeaders().putSingle(RequestId.HEADER, id);
        }
    }
}
