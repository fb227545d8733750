package org.almanac.subscriber.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets scripts of any site send the widget's form. There is nothing to ride on: the request carries no cookie, the
 * answer is the same for everybody.
 */
@ApplicationScoped
class SubscriptionCors {
    private static final int BEFORE_RESOURCES = -1;
    private static final int PREFLIGHT_SECONDS = 86_400;

    void register(@Observes Router router) {
        router.route("/subscriptions")
                .order(BEFORE_RESOURCES)
                .handler(CorsHandler.create()
                        .addOrigin("*")
                        .allowedMethod(HttpMethod.POST)
                        .allowedHeader("Content-Type")
                        .allowedHeader("Accept")
                        .maxAgeSeconds(PREFLIGHT_SECONDS));
    }
}
