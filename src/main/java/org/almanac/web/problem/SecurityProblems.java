package org.almanac.web.problem;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.almanac.web.ProblemResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers those who are nobody yet. Whether that is a login page or a header is the authentication mechanism's word;
 * the body is the same as for any other failure.
 */
class SecurityProblems {
    private final ProblemMapper problems;

    SecurityProblems(ProblemMapper problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Uni<Response> anonymous(UnauthorizedException failure, RoutingContext context, UriInfo uri, HttpHeaders headers) {
        String detail = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(headers.getMediaType())
                ? "Your session has ended. Log in again in another tab, then go back and send the form once more."
                : "This needs an API token or a session.";
        return challenge(context).map(challenge -> answer(challenge, detail, uri, headers));
    }

    @ServerExceptionMapper
    Uni<Response> wrongCredential(
            AuthenticationFailedException failure, RoutingContext context, UriInfo uri, HttpHeaders headers) {
        return challenge(context).map(challenge -> answer(challenge, "The API token is not valid.", uri, headers));
    }

    private static Uni<ChallengeData> challenge(RoutingContext context) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(context);
    }

    private Response answer(ChallengeData challenge, String detail, UriInfo uri, HttpHeaders headers) {
        Response.ResponseBuilder answer = challenge.status == HttpResponseStatus.UNAUTHORIZED.code()
                ? Response.fromResponse(problems.answer(ProblemResponse.of(challenge.status, detail), uri, headers))
                : Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }
}
