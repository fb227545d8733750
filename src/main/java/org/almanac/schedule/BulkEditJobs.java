package org.almanac.schedule;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.almanac.event.batch.BulkEdits;

/** Goes on with edits of many events: one node of the cluster at a time, whichever is free; also what another left. */
@ApplicationScoped
class BulkEditJobs {
    /** Then the node may be stopped, and another goes on. */
    private static final Duration ABOUT = Duration.ofSeconds(20);

    private final BulkEdits edits;

    BulkEditJobs(BulkEdits edits) {
        this.edits = edits;
    }

    @Scheduled(identity = "bulk-edits", every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void goOn() {
        edits.goOn(ABOUT);
    }
}
