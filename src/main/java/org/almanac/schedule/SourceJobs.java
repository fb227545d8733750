package org.almanac.schedule;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.importer.source.SourcePolls;

/** Looks which sources are to be polled: one node of the cluster at a time, whichever is free. */
@ApplicationScoped
class SourceJobs {
    private final SourcePolls polls;
    private final SourceFailures failures;

    SourceJobs(SourcePolls polls, SourceFailures failures) {
        this.polls = polls;
        this.failures = failures;
    }

    @Scheduled(identity = "source-poll", every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        polls.pollDue();
        failures.tell();
    }
}
