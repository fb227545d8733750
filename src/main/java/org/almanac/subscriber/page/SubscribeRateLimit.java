package org.almanac.subscriber.page;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.almanac.problem.Problem;
import org.almanac.subscriber.signup.SubscriptionLimits;
import org.almanac.web.ClientAddress;

/** How many requests to subscribe one network may send. */
@Singleton
class SubscribeRateLimit {
    private final org.almanac.web.NetworkLimit limit;
    private final ClientAddress clients;

    SubscribeRateLimit(SubscriptionLimits limits, ClientAddress clients) {
        this.clients = clients;
        limit = new org.almanac.web.NetworkLimit(limits.perNetwork(), limits.period());
    }

    /** @throws Problem TOO_MANY_REQUESTS when the network that it came from has used up what it may */
    void take(HttpServerRequest request) {
        limit.take(clients.of(request));
    }
}
