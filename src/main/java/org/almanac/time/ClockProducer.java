package org.almanac.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** The one place that reads the machine's clock; everybody else has a {@link Clock} injected. */
@ApplicationScoped
class ClockProducer {

    // Milliseconds survive the way through PostgreSQL (microseconds) and JSON unchanged; nanoseconds do not.
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
