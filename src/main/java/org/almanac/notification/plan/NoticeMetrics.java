package org.almanac.notification.plan;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** {@code almanac_notices_planned_total}, by kind. */
@Singleton
public class NoticeMetrics {
    private final MeterRegistry registry;

    NoticeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void planned(String kind, int count) {
        registry.counter("almanac.notices.planned", "kind", kind).increment(count);
    }
}
