package org.almanac.schedule;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.almanac.account.AuditLog;
import org.almanac.event.batch.BulkEdits;
import org.almanac.event.merge.EventImports;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.Horizon;
import org.almanac.importer.Uploads;
import org.almanac.importer.submission.Submissions;
import org.almanac.notification.NoticeRetention;
import org.almanac.outbox.Bounces;
import org.almanac.outbox.Outbox;
import org.almanac.picture.Pictures;
import org.almanac.problem.RenderFailures;
import org.almanac.subscriber.ListImports;
import org.almanac.subscriber.Subscribers;
import org.almanac.webhook.Deliveries;
import org.jboss.logging.Logger;

/** What is done once a night, by one node of the cluster. */
@ApplicationScoped
class NightlyJobs {
    private static final Logger LOG = Logger.getLogger(NightlyJobs.class);

    private final Catalogue catalogue;
    private final BulkEdits edits;
    private final EventImports imports;
    private final Horizon horizon;
    private final ListImports lists;
    private final Subscribers subscribers;
    private final Submissions submissions;
    private final Uploads uploads;
    private final Outbox outbox;
    private final Bounces bounces;
    private final NoticeRetention notices;
    private final Pictures pictures;
    private final Deliveries webhooks;
    private final AuditLog audit;

    NightlyJobs(
            Catalogue catalogue,
            BulkEdits edits,
            EventImports imports,
            Horizon horizon,
            ListImports lists,
            Subscribers subscribers,
            Submissions submissions,
            Uploads uploads,
            Outbox outbox,
            Bounces bounces,
            NoticeRetention notices,
            Pictures pictures,
            Deliveries webhooks,
            AuditLog audit) {
        this.catalogue = catalogue;
        this.edits = edits;
        this.imports = imports;
        this.horizon = horizon;
        this.lists = lists;
        this.subscribers = subscribers;
        this.submissions = submissions;
        this.uploads = uploads;
        this.outbox = outbox;
        this.bounces = bounces;
        this.notices = notices;
        this.pictures = pictures;
        this.webhooks = webhooks;
        this.audit = audit;
    }

    @Scheduled(identity = "nightly-horizon", cron = "0 17 3 * * ?")
    void moveHorizon() {
        horizon.move();
    }

    /** Nights are missed, and after an upgrade nobody should have to wait for one. */
    @Scheduled(identity = "horizon-catch-up", every = "1h")
    void catchUp() {
        horizon.catchUp();
    }

    @Scheduled(identity = "nightly-forgetting", cron = "0 37 3 * * ?")
    void forget() {
        // What one of them cannot do tonight must not stay for ever because of another.
        Map<String, Runnable> jobs = new LinkedHashMap<>();
        jobs.put("unconfirmed subscriptions", subscribers::forgetUnconfirmed);
        jobs.put("requests", catalogue::forgetRequests);
        jobs.put("edits of many events", edits::forget);
        jobs.put("lists that were moved over", lists::forget);
        jobs.put("notices", notices::forget);
        jobs.put("bounces", bounces::forgetOld);
        jobs.put("proposals", submissions::forget);
        jobs.put("uploads", uploads::forget);
        jobs.put("pictures", pictures::forget);
        jobs.put("imports", imports::forget);
        jobs.put("messages to webhooks", webhooks::forget);
        jobs.put("audit rows", audit::forget);
        jobs.forEach(NightlyJobs::run);
    }

    private static void run(String what, Runnable job) {
        try {
            job.run();
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            LOG.errorf(e, "Old %s could not be forgotten; the next night tries again", what);
        }
    }

    @Scheduled(identity = "nightly-outbox", cron = "0 57 3 * * ?")
    void tidyOutbox() {
        outbox.tidy();
    }
}
