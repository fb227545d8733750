package org.almanac.web.problem;

import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.almanac.problem.Problem;
import org.almanac.web.ProblemResponse;
import org.almanac.web.RequestId;
import org.almanac.web.ScopeNames;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every failure of a request into an answer: for programs a problem document, for people a page. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private static final String FORBIDDEN = "You may not do that with this account or token.";

    private static final String NOT_IN_REPERTOIRE = "22021";
    private static final int DEEPEST_CAUSE = 20;

    private final ProblemPages pages;
    private final ScopeNames scopes;
    private final AllowedMethods methods;

    ProblemMapper(ProblemPages pages, ScopeNames scopes, AllowedMethods methods) {
        this.pages = pages;
        this.scopes = scopes;
        this.methods = methods;
    }

    @ServerExceptionMapper
    Response problem(Problem problem, UriInfo uri, HttpHeaders headers) {
        return answer(ProblemResponse.of(problem), uri, headers);
    }

    @ServerExceptionMapper
    Response unmatched(WebApplicationException failure, UriInfo uri, HttpHeaders headers, Request request) {
        Response response = failure.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        int status = response.getStatus();
        SortedSet<String> allowed =
                status == 404 || status == 405 ? methods.at(uri.getPath()) : Collections.emptySortedSet();
        if (allowed.isEmpty() || allowed.contains(request.getMethod())) {
            return answer(ProblemResponse.of(status, detail(status)), uri, headers);
        }
        return Response.fromResponse(answer(ProblemResponse.of(405, detail(405)), uri, headers))
                .header(HttpHeaders.ALLOW, String.join(", ", allowed))
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure, UriInfo uri, HttpHeaders headers, ResourceInfo resource) {
        String authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        Optional<String> missing = authorization == null ? Optional.empty() : scope(resource);
        if (missing.isEmpty()) {
            return answer(ProblemResponse.of(403, FORBIDDEN), uri, headers);
        }
        String detail = "This needs a token with the scope “" + missing.get() + "”.";
        return Response.fromResponse(answer(ProblemResponse.of(403, detail), uri, headers))
                // RFC 6750 §3.1
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_scope\", scope=\"" + missing.get() + "\"")
                .build();
    }

    /** The least of the scopes that would have let the request in; empty when no role was the matter. */
    private Optional<String> scope(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return Optional.empty();
        }
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        if (allowed == null) {
            allowed = resource.getResourceClass().getAnnotation(RolesAllowed.class);
        }
        return allowed == null
                ? Optional.empty()
                : Arrays.stream(allowed.value()).map(scopes::scopeFor).reduce((first, second) -> second);
    }

    @ServerExceptionMapper
    Response fault(Exception fault, UriInfo uri, HttpHeaders headers, RoutingContext context) {
        boolean bodyBroke = fault instanceof IOException && !context.request().isEnded();
        if (context.response().closed()
                || bodyBroke
                || causes(fault).anyMatch(ClosedChannelException.class::isInstance)) {
            // Whatever it was, it is the end of a client that went away, or of a body that could not be read.
            LOG.debugf(fault, "%s was given up", uri.getPath());
            return answer(ProblemResponse.of(400, "The request cannot be read."), uri, headers);
        }
        if (isUnstorableText(fault)) {
            LOG.infof("%s got a text that cannot be stored", uri.getPath());
            return answer(
                    ProblemResponse.of(400, "What was sent holds a NUL character, or bytes that are no text."),
                    uri,
                    headers);
        }
        LOG.errorf(fault, "%s failed (request %s)", uri.getPath(), RequestId.current());
        return answer(ProblemResponse.of(500, "Something went wrong here; it has been logged."), uri, headers);
    }

    Response answer(ProblemResponse answer, UriInfo uri, HttpHeaders headers) {
        ProblemResponse problem = answer.named(RequestId.current());
        if (wantsPage(uri, headers)) {
            return pages.page(problem);
        }
        return Response.status(problem.status())
                .type(ProblemResponse.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem)
                .build();
    }

    /** PostgreSQL's character_not_in_repertoire: what no text column can hold, wherever it came from. */
    private static boolean isUnstorableText(Throwable fault) {
        return causes(fault)
                .anyMatch(cause -> cause instanceof SQLException sql && NOT_IN_REPERTOIRE.equals(sql.getSQLState()));
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE);
    }

    private static boolean wantsPage(UriInfo uri, HttpHeaders headers) {
        return wantsPage(uri.getPath(), headers.getHeaderString(HttpHeaders.ACCEPT));
    }

    static boolean wantsPage(String path, @Nullable String accept) {
        return accept != null && accept.contains("text/html") && !path.startsWith("/api/");
    }

    private static String detail(int status) {
        return switch (status) {
            case 401 -> "Sign in, or send a valid token.";
            case 403 -> FORBIDDEN;
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 406 -> "None of the formats asked for can be given.";
            case 413 -> "The body is larger than this service takes.";
            case 415 -> "This address does not take this type of content.";
            default -> "The request could not be understood.";
        };
    }
}
