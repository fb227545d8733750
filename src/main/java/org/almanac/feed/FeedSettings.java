package org.almanac.feed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Keys under {@code almanac.feed}. */
@ConfigMapping(prefix = "almanac.feed")
public interface FeedSettings {

    /** How long what is over stays in a calendar, and how long it carries what was withdrawn. */
    @WithDefault("P1Y")
    Lookback past();

    /** How often calendar programs are asked to fetch a calendar again. */
    @WithDefault("PT1H")
    Duration refreshInterval();

    /** How long a cache may keep an answer before it asks again, at most; never past what would change the answer. */
    @WithDefault("PT1M")
    Duration maxAge();

    /** In which colour programs that know RFC 7986 show the calendar: the name of a CSS3 colour. */
    @WithDefault("teal")
    String color();

    /**
     * Memory for rendered feeds, outside the heap, and at most as much again of the heap for the events in each format.
     * Left out, a sixth of the largest heap.
     */
    Optional<MemorySize> cacheSize();

    /** Calendars that are rendered at one time; others wait. What is short and quick is not counted. */
    @WithDefault("2")
    int renders();

    /** How long a calendar waits for its turn before it is refused, or given as it was before. */
    @WithDefault("PT5S")
    Duration renderWait();

    /** {@link #cacheSize} in octets. */
    static long cacheOctets(FeedSettings settings) {
        return settings.cacheSize()
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / 6);
    }
}
