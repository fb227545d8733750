package org.almanac.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/** {@code almanac_webhook_deliveries_total}, by outcome. */
@Singleton
class WebhookMetrics {
    enum Outcome {
        DELIVERED,
        FAILED,
        DROPPED
    }

    private final MeterRegistry registry;

    WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** There from the start, at zero. */
    void onStart(@Observes StartupEvent start) {
        for (Outcome outcome : Outcome.values()) {
            count(outcome, 0);
        }
    }

    void count(Outcome outcome, int times) {
        Counter.builder("almanac.webhook.deliveries")
                .description("Messages to webhooks: delivered, attempts that failed, dropped with their webhook")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment(times);
    }
}
