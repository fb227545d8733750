package org.almanac.web.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.almanac.web.ClientAddress;
import org.almanac.web.ProblemResponse;
import org.almanac.web.problem.RequestRefusals;

/**
 * Keeps from handlers what none should have to think of: a NUL in an address, written out or encoded, which no text
 * column can hold, and languages asked for in a way that cannot be read. An address that is not encoded as addresses are
 * is refused by the HTTP layer before.
 */
@ApplicationScoped
class RequestGuard {
    private static final int BEFORE_ALL_OTHERS = 10_000;

    /** RFC 9110 §12.5.4. */
    private static final String LANGUAGE =
            "\\s*[A-Za-z*]{1,8}(?:-[A-Za-z0-9*]{1,8})*+\\s*(?:;\\s*[qQ]=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*)?";

    private static final Pattern LANGUAGES = Pattern.compile(LANGUAGE + "(?:," + LANGUAGE + ")*+");

    private final AnswerHeaders headers;
    private final ClientAddress clients;
    private final RequestRefusals refusals;

    RequestGuard(AnswerHeaders headers, ClientAddress clients, RequestRefusals refusals) {
        this.headers = headers;
        this.clients = clients;
        this.refusals = refusals;
    }

    /** One filter for all that every request passes: each costs each of them a fiftieth of its time. */
    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        headers.set(context.response().headers());
        headers.mendDates(context);
        // Twice-encoded is safe: one decoding leaves "%00", which is text.
        if (request.uri().indexOf('\0') >= 0 || request.uri().contains("%00")) {
            refusals.refuse(context, ProblemResponse.of(400, "The address holds a NUL character."));
            return;
        }
        String languages = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (languages != null && !LANGUAGES.matcher(languages).matches()) {
            // A preference only: who states it wrongly gets what those get who state none.
            request.headers().remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
        clients.lookForProxies(request);
        context.next();
    }
}
