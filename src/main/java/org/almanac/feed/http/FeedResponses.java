package org.almanac.feed.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.almanac.feed.FeedSettings;
import org.almanac.web.CachePolicy;
import org.almanac.web.ProblemResponse;
import org.almanac.web.Representation;
import org.almanac.web.RepresentationSender;
import org.jspecify.annotations.Nullable;

/** Sends feeds by HTTP: only what the client does not have, compressed if it can take that, with how long it holds. */
@Singleton
public class FeedResponses {
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized("ETag, Last-Modified");
    private static final CharSequence ANYONE = HttpHeaders.createOptimized("*");
    private static final CharSequence PREFLIGHT_SECONDS = HttpHeaders.createOptimized("86400");
    private static final CharSequence RETRY_AFTER_SECONDS = HttpHeaders.createOptimized("5");

    private final Clock clock;
    private final RepresentationSender answers;
    private final CachePolicy caching;
    private final Counter sent;
    private final Counter unchanged;
    private final Counter refused;

    FeedResponses(Clock clock, FeedSettings settings, RepresentationSender answers, MeterRegistry metrics) {
        this.clock = clock;
        this.answers = answers;
        boolean often = settings.maxAge().compareTo(settings.refreshInterval()) < 0;
        caching = CachePolicy.ofMany(often ? settings.maxAge() : settings.refreshInterval());
        sent = counter(metrics, "sent");
        unchanged = counter(metrics, "unchanged");
        refused = counter(metrics, "refused");
    }

    private static Counter counter(MeterRegistry metrics, String outcome) {
        return Counter.builder("almanac.feed.requests")
                .description("Requests for feeds")
                .tag("outcome", outcome)
                .register(metrics);
    }

    /**
     * Ends the response of a GET or HEAD. To be called on the event loop of the request.
     *
     * @param personal whether no cache but the client's own may keep it
     */
    public void send(RoutingContext context, Representation feed, boolean personal) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            return;
        }
        common(response.headers());
        switch (answers.send(context, feed, cacheControl(feed, personal))) {
            case SENT -> sent.increment();
            case UNCHANGED -> unchanged.increment();
            case NO_ROOM ->
                refuse(context, ProblemResponse.of(503, "Too much is on its way to others; try again soon."), null);
        }
    }

    /** Ends the response to OPTIONS: any site may read, with any condition. */
    public void options(RoutingContext context, String methods) {
        common(context.response().headers())
                .set(HttpHeaders.ALLOW, methods)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ANYONE)
                .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
        context.response().setStatusCode(204).end();
    }

    /** Ends the response with a problem document. */
    public void refuse(RoutingContext context, ProblemResponse problem, @Nullable String allow) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            return;
        }
        refused.increment();
        common(response.headers())
                .set(HttpHeaders.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE)
                .set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (allow != null) {
            response.putHeader(HttpHeaders.ALLOW, allow);
        }
        if (problem.status() == 503 || problem.status() == 429) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        Buffer body = Json.encodeToBuffer(problem);
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        response.end(context.request().method() == HttpMethod.HEAD ? Buffer.buffer() : body);
    }

    private static MultiMap common(MultiMap headers) {
        return headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYONE)
                .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }

    private CharSequence cacheControl(Representation feed, boolean personal) {
        Instant now = clock.instant();
        return personal ? caching.privateHeader(now, feed.changesAt()) : caching.encodedHeader(now, feed.changesAt());
    }
}
