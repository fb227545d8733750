package org.almanac.web;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * What a request is called in the log, so that a reader can tell an operator which of them failed. A proxy may name it by
 * {@value #HEADER}; it is taken when it can be nothing but a name.
 */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    /** Its name in the log's context. */
    public static final String KEY = "requestId";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The given one if it is one, else a new one. */
    public static String of(@Nullable String given) {
        return given != null && NAME.matcher(given).matches() ? given : made();
    }

    /** Of the request that is worked on now, if it has one. */
    public static @Nullable String current() {
        return MDC.get(KEY) instanceof String id ? id : null;
    }

    /** Unlike any other of some days; it opens nothing, so it need not be a secret. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "%016x%04x".formatted(random.nextLong(), random.nextInt(0x10000));
    }
}
