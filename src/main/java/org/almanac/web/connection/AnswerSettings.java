package org.almanac.web.connection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Keys under {@code almanac.answers}: how answers leave, and when a client that does not take them is dropped. */
@ConfigMapping(prefix = "almanac.answers")
public interface AnswerSettings {

    /**
     * How long browsers shall ask for this site by https only (RFC 6797), once they have seen it so. Only said when the
     * base URL is https; zero to say nothing.
     */
    @WithDefault("P180D")
    Duration hstsMaxAge();

    /** Within which a client must take 32 KB of what waits for it, or all that is left. */
    @WithDefault("PT30S")
    Duration writeTimeout();

    /** Clients that may keep us waiting at one time; those that have taken nothing for longest are dropped beyond. */
    @WithDefault("32")
    int stalled();

    /**
     * Bytes of different large bodies that may be on their way to clients; a body counts once, however many it is on its
     * way to. Left out, a sixth of the largest heap.
     */
    Optional<MemorySize> underWay();

    /** {@link #underWay} in octets. */
    static long octetsUnderWay(AnswerSettings settings) {
        return settings.underWay()
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / 6);
    }
}
