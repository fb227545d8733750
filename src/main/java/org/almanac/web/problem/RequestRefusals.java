package org.almanac.web.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.almanac.web.ProblemResponse;
import org.almanac.web.SecurityHeaders;

/**
 * Answers requests that no resource is to see. What of the body is still on its way is thrown away for a moment, since a
 * connection that is closed while its client sends loses the answer (RFC 9112 §9.6); then it is closed.
 */
@ApplicationScoped
public class RequestRefusals {
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final String RETRY_AFTER = "5";

    private final ProblemPages pages;

    RequestRefusals(ProblemPages pages) {
        this.pages = pages;
    }

    public void refuse(RoutingContext context, ProblemResponse problem) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        SecurityHeaders.forPage(response.headers());
        if (problem.status() == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        Buffer body;
        if (ProblemMapper.wantsPage(context.normalizedPath(), request.getHeader(HttpHeaders.ACCEPT))) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
            body = Buffer.buffer(pages.html(problem));
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE);
            body = Json.encodeToBuffer(problem);
        }
        if (request.isEnded()) {
            response.end(body);
            return;
        }
        if (request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        long timer = context.vertx().setTimer(LINGER.toMillis(), late -> close(request));
        request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
        request.handler(rest -> {});
        request.endHandler(end -> {
            context.vertx().cancelTimer(timer);
            if (response.ended()) {
                close(request);
            }
        });
        response.end(body).onComplete(sent -> {
            if (request.isEnded()) {
                close(request);
            }
        });
        request.resume();
    }

    /** Of a connection that others use at the same time, only this one's part. */
    private static void close(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.connection().close();
        } else if (!request.isEnded()) {
            request.response().reset();
        }
    }
}
