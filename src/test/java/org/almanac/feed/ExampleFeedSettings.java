package org.almanac.feed;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/** What is set when nothing is. */
public final class ExampleFeedSettings implements FeedSettings {
    @Override
    public Lookback past() {
        return Lookback.parse("P1Y");
    }

    @Override
    public Duration refreshInterval() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration maxAge() {
        return Duration.ofMinutes(1);
    }

    @Override
    public String color() {
        return "teal";
    }

    @Override
    public Optional<MemorySize> cacheSize() {
        return Optional.of(new MemorySize(BigInteger.valueOf(1_000_000)));
    }

    @Override
    public int renders() {
        return 2;
    }

    @Override
    public Duration renderWait() {
        return Duration.ofSeconds(5);
    }
}
