package org.almanac.subscriber;

import jakarta.inject.Singleton;
import org.almanac.problem.Problem;

/** How many requests to subscribe one network may send. */
@Singleton
class NetworkLimit {
    private final org.almanac.web.NetworkLimit limit;

    NetworkLimit(SubscriptionLimits limits) {
        limit = new org.almanac.web.NetworkLimit(limits.perNetwork(), limits.period());
    }

    /**
     * @param address the caller's IP address
     * @throws Problem TOO_MANY_REQUESTS when its network has used up what it may
     */
    void take(String address) {
        limit.take(address);
    }
}
