package org.almanac.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many long lists strangers may be reading at one time. Each is made in memory and written by a thread that waits for
 * its reader, who may be in no hurry.
 */
@ApplicationScoped
public class LongLists {
    /** Items up to which a list is not long. */
    private static final int SHORT = 100;

    private static final long WAIT_SECONDS = 2;

    private final Caller caller;
    private final Semaphore places;

    LongLists(Caller caller, @ConfigProperty(name = "almanac.answers.long-lists", defaultValue = "8") int places) {
        this.caller = caller;
        this.places = new Semaphore(places);
    }

    /**
     * Takes a place until the answer has ended or its connection has; waits for a moment.
     *
     * @throws Problem OVERLOADED when others have all places
     */
    public void enter(int items, RoutingContext context) {
        if (items <= SHORT || caller.isEditor()) {
            return;
        }
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.of(
                        Problem.Kind.OVERLOADED,
                        "Too many long lists are being read right now. Try again soon, or with limit=" + SHORT + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(Problem.Kind.OVERLOADED, "The service is stopping.");
        }
        AtomicBoolean there = new AtomicBoolean(true);
        context.addEndHandler(ended -> leave(there));
        if (context.response().closed()) {
            // Too late for the handler.
            leave(there);
        }
    }

    private void leave(AtomicBoolean there) {
        if (there.compareAndSet(true, false)) {
            places.release();
        }
    }
}
