package org.almanac.web.request;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The metrics as Prometheus reads them, in its text format or in OpenMetrics. Quarkus' own extension brings a client that
 * is no longer maintained (simpleclient); Micrometer's present registry is served here instead.
 */
@Singleton
class MetricsRoute {
    private static final String PATH = "/q/metrics";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    @Produces
    @Singleton
    PrometheusMeterRegistry registry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    void routes(@Observes Router router, PrometheusMeterRegistry registry) {
        // Gauges may ask the database.
        router.get(PATH).blockingHandler(context -> answer(context, registry), false);
    }

    private static void answer(RoutingContext context, PrometheusMeterRegistry registry) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        String type = accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(registry.scrape(type));
    }
}
