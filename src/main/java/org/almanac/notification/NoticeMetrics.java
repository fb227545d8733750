package org.almanac.notification;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** {@code almanac_notices_planned_total}, by kind. */
@Singleton
class NoticeMetrics {
    private final MeterRegistry registry;

    NoticeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void planned(String kind, int count) {
        registry.counter("almanac.notices.planned", "kind", kind).increment(count);
    }
}
