package org.almanac.schedule;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * What Quartz' clustered store remembers of earlier starts, brought in line with this one; and whether the jobs in it
 * are begun when they should be, by whichever node.
 */
@ApplicationScoped
class StoredTriggers {
    private static final Logger LOG = Logger.getLogger(StoredTriggers.class);

    /** Before Quartz starts, which is at 0. */
    private static final int BEFORE_QUARTZ = -100;

    /** A dead node's triggers are free after some 25 seconds; a busy machine takes its time, too. */
    static final Duration GRACE = Duration.ofMinutes(2);

    private final Instance<Scheduler> quartz;
    private final DataSource database;
    private final Clock clock;
    private final boolean enabled;
    private final boolean onlyNode;
    private volatile Set<String> overdue = Set.of();

    StoredTriggers(
            Instance<Scheduler> quartz,
            DataSource database,
            Clock clock,
            @ConfigProperty(name = "quarkus.scheduler.enabled", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "org.almanac.database.embedded", defaultValue = "false") boolean onlyNode) {
        this.quartz = quartz;
        this.database = database;
        this.clock = clock;
        this.enabled = enabled;
        this.onlyNode = onlyNode;
    }

    void onStart(@Observes @Priority(BEFORE_QUARTZ) StartupEvent start) throws SchedulerException, SQLException {
        if (!enabled) {
            return;
        }
        if (onlyNode) {
            forgetOtherNodes();
        }
        startInTime(quartz.get(), clock.instant());
    }

    /**
     * Nobody else can have the database, so whoever is in the store is dead. A node that Quartz does not know any more
     * loses its triggers at once, and not only when it has been silent for long enough.
     */
    private void forgetOtherNodes() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from qrtz_scheduler_state");
        }
    }

    /**
     * Quarkus gives a stored trigger the schedule that is configured now, but lets it begin when the old one would have
     * fired next: after a change from an hour to ten seconds nothing would happen for an hour. Such a trigger begins now.
     */
    static void startInTime(Scheduler quartz, Instant now) throws SchedulerException {
        for (TriggerKey key : quartz.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
            Trigger stored = quartz.getTrigger(key);
            if (stored == null) {
                continue;
            }
            Trigger fresh = stored.getTriggerBuilder().startAt(Date.from(now)).build();
            Date next = stored.getNextFireTime();
            Date latest = fresh instanceof SimpleTrigger simple
                    ? Date.from(now.plusMillis(simple.getRepeatInterval()))
                    : fresh.getFireTimeAfter(Date.from(now));
            if (next == null || latest != null && next.after(latest)) {
                quartz.rescheduleJob(key, fresh);
                LOG.infof("The schedule of %s has changed; it begins now", key.getName());
            }
        }
    }

    /** Looks which jobs no node has begun though it is time. */
    void look() {
        if (!enabled) {
            return;
        }
        try {
            overdue = overdue(quartz.get(), clock.instant());
        } catch (SchedulerException e) {
            // The database is away; that is another check's business.
            LOG.debug("The stored triggers cannot be read", e);
        }
    }

    static Set<String> overdue(Scheduler quartz, Instant now) throws SchedulerException {
        Set<String> names = new TreeSet<>();
        for (TriggerKey key : quartz.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
            Trigger trigger = quartz.getTrigger(key);
            Date next = trigger == null ? null : trigger.getNextFireTime();
            if (next != null && next.toInstant().plus(GRACE).isBefore(now) && isWaiting(quartz.getTriggerState(key))) {
                names.add(key.getName());
            }
        }
        return names;
    }

    /** Not one whose job still runs, nor one that an operator has paused. */
    private static boolean isWaiting(TriggerState state) {
        return state == TriggerState.NORMAL || state == TriggerState.ERROR;
    }

    /** Names of the jobs that were overdue when {@link #look} was called last. */
    Set<String> overdue() {
        return overdue;
    }
}
