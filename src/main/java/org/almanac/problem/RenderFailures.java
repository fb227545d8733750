package org.almanac.problem;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps one item that cannot be rendered from stopping those beside it: it is shown more plainly, logged once and
 * counted in {@code almanac_render_failures_total}. Any number of threads.
 */
@Singleton
public class RenderFailures {
    private static final Logger LOG = Logger.getLogger(RenderFailures.class);

    /** What was logged already; beyond, an item may be logged again. */
    private static final int MOST_REMEMBERED = 10_000;

    private final MeterRegistry metrics;
    private final Cache<Failure, Boolean> logged =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    private record Failure(String kind, Object item, int revision) {}

    public RenderFailures(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * What the first of the renderings gives that succeeds.
     *
     * @param kind of rendering, as the metric's label has it: {@code ics}, {@code page}
     * @param item what is rendered, for the log: its id
     * @param revision of the item, so that it is logged again once it was changed
     * @param renderings the whole first, then plainer ones
     * @return empty when none succeeds: the item is left out
     * @throws Problem when a rendering throws it, for that is an answer
     * @throws OutOfMemoryError and whatever else says that the machine is broken
     */
    public <T> Optional<T> firstOf(String kind, Object item, int revision, List<Supplier<T>> renderings) {
        for (int i = 0; i < renderings.size(); i++) {
            try {
                return Optional.of(renderings.get(i).get());
            } catch (Problem answer) {
                throw answer;
            } catch (RuntimeException | Error failure) {
                if (isFatal(failure)) {
                    throw failure;
                }
                if (i == 0) {
                    note(kind, item, revision, failure);
                }
            }
        }
        return Optional.empty();
    }

    /** Counts a failure and, once for each revision of the item, logs it. */
    public void note(String kind, Object item, int revision, Throwable failure) {
        metrics.counter("almanac.render.failures", "kind", kind).increment();
        if (logged.asMap().putIfAbsent(new Failure(kind, item, revision), true) == null) {
            // The trace of an overflow is a thousand lines of the same.
            LOG.errorf(
                    failure instanceof StackOverflowError ? null : failure,
                    "%s of %s at revision %d failed; it is shown plainly or left out, the rest goes on: %s%s",
                    kind,
                    item,
                    revision,
                    failure,
                    place(failure));
        }
    }

    /** Whether nothing can be relied on any more: then the process had better end than go on. */
    public static boolean isFatal(Throwable failure) {
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
