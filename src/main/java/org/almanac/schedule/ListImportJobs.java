package org.almanac.schedule;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.almanac.subscriber.ListImports;

/** Goes on with lists of subscribers that are moved over: one node of the cluster at a time, also what another left. */
@ApplicationScoped
class ListImportJobs {
    private static final Duration ABOUT = Duration.ofSeconds(20);

    private final ListImports imports;

    ListImportJobs(ListImports imports) {
        this.imports = imports;
    }

    @Scheduled(identity = "list-imports", every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void goOn() {
        imports.goOn(ABOUT);
    }
}
