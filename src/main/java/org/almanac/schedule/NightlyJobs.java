package org.almanac.schedule;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.account.AuditLog;
import org.almanac.event.Catalogue;
import org.almanac.importer.Submissions;
import org.almanac.importer.Uploads;
import org.almanac.notification.NoticeRetention;
import org.almanac.outbox.Bounces;
import org.almanac.outbox.Outbox;
import org.almanac.subscriber.Subscribers;

/** What is done once a night, by one node of the cluster. */
@ApplicationScoped
class NightlyJobs {
    private final Catalogue catalogue;
    private final Subscribers subscribers;
    private final Submissions submissions;
    private final Uploads uploads;
    private final Outbox outbox;
    private final Bounces bounces;
    private final NoticeRetention notices;
    private final AuditLog audit;

    NightlyJobs(
            Catalogue catalogue,
            Subscribers subscribers,
            Submissions submissions,
            Uploads uploads,
            Outbox outbox,
            Bounces bounces,
            NoticeRetention notices,
            AuditLog audit) {
        this.catalogue = catalogue;
        this.subscribers = subscribers;
        this.submissions = submissions;
        this.uploads = uploads;
        this.outbox = outbox;
        this.bounces = bounces;
        this.notices = notices;
        this.audit = audit;
    }

    @Scheduled(identity = "nightly-horizon", cron = "0 17 3 * * ?")
    void moveHorizon() {
        catalogue.moveHorizon();
    }

    @Scheduled(identity = "nightly-forgetting", cron = "0 37 3 * * ?")
    void forget() {
        subscribers.forgetUnconfirmed();
        catalogue.forgetRequests();
        notices.forget();
        bounces.forgetOld();
        submissions.forget();
        uploads.forget();
        audit.forget();
    }

    @Scheduled(identity = "nightly-outbox", cron = "0 57 3 * * ?")
    void tidyOutbox() {
        outbox.tidy();
    }
}
