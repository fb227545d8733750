package org.almanac.abuse.fuzz;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/** Makes a failing input small: parts are left out as long as it fails in the same way. */
final class Shrinker {
    private static final int MOST_TRIES = 2_000;
    private static final long MOST_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int SHOWN = 300;

    private Shrinker() {}

    interface Fails {
        boolean with(byte[] input) throws Exception;
    }

    static byte[] shrink(byte[] input, Fails fails) throws Exception {
        long end = System.nanoTime() + MOST_NANOS;
        byte[] smallest = input;
        int tries = 0;
        for (int chunk = Math.max(1, input.length / 2); chunk > 0; chunk /= 2) {
            for (int from = 0; from < smallest.length; ) {
                byte[] smaller = without(smallest, from, Math.min(smallest.length, from + chunk));
                if (++tries > MOST_TRIES || System.nanoTime() > end) {
                    return smallest;
                }
                if (fails.with(smaller)) {
                    smallest = smaller;
                } else {
                    from += chunk;
                }
            }
        }
        return smallest;
    }

    private static byte[] without(byte[] input, int from, int to) {
        byte[] smaller = Arrays.copyOf(input, input.length - (to - from));
        System.arraycopy(input, to, smaller, from, input.length - to);
        return smaller;
    }

    /** For people, and to be tried again. */
    static String shown(byte[] input) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(input.length, SHOWN); i++) {
            int c = input[i] & 0xff;
            text.append(c >= ' ' && c < 0x7f && c != '\\' ? String.valueOf((char) c) : String.format("\\x%02x", c));
        }
        return "%d octets: %s%s%n-Dfuzz.replay=%s"
                .formatted(
                        input.length,
                        text,
                        input.length > SHOWN ? "…" : "",
                        Base64.getEncoder().encodeToString(input));
    }
}
