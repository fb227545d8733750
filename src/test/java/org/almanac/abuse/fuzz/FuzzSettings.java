package org.almanac.abuse.fuzz;

import java.time.Duration;

/**
 * How long is tried, and from where: {@code -Dfuzz.seconds=600 -Dfuzz.seed=7}. The same seed makes the same inputs; how
 * many of them fit into the time depends on the machine.
 */
final class FuzzSettings {
    private static final int DEFAULT_SECONDS = 60;

    private FuzzSettings() {}

    static long seed() {
        return Long.getLong("fuzz.seed", 2027);
    }

    /** @param share of the whole */
    static Duration time(double share) {
        return Duration.ofMillis((long) (Integer.getInteger("fuzz.seconds", DEFAULT_SECONDS) * 1_000 * share));
    }

    /** Base64 of one input that is to be tried alone; empty when there is none. */
    static String replay() {
        return System.getProperty("fuzz.replay", "");
    }
}
