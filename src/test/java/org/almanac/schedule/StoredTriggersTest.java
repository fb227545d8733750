package org.almanac.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

class StoredTriggersTest {
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    private Scheduler quartz;

    /** Not started: what is stored stays as it is. */
    @BeforeEach
    void create() throws SchedulerException {
        Properties properties = new Properties();
        properties.setProperty(
                "org.quartz.scheduler.instanceName", UUID.randomUUID().toString());
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        quartz = new StdSchedulerFactory(properties).getScheduler();
    }

    @AfterEach
    void shutdown() throws SchedulerException {
        quartz.shutdown();
    }

    @Test
    void anIntervalThatBecameShorterDoesNotWaitForTheLongOne() throws SchedulerException {
        Trigger trigger = stored(every(Duration.ofSeconds(10)), NOW.plus(Duration.ofMinutes(50)));

        StoredTriggers.startInTime(quartz, NOW);

        assertThat(next(trigger)).isEqualTo(NOW);
    }

    @Test
    void anHourOfTheDayThatBecameEarlierIsTheNextOne() throws SchedulerException {
        Trigger trigger = stored(daily(14), NOW.plus(Duration.ofHours(11)));
        assertThat(next(trigger)).isEqualTo(NOW.plus(Duration.ofHours(26)));

        StoredTriggers.startInTime(quartz, NOW);

        assertThat(next(trigger)).isEqualTo(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void whatIsInTimeKeepsItsTurn() throws SchedulerException {
        Trigger soon = stored(every(Duration.ofSeconds(10)), NOW.plusSeconds(7));
        Trigger tonight = stored(daily(20), NOW);

        StoredTriggers.startInTime(quartz, NOW);

        assertThat(next(soon)).isEqualTo(NOW.plusSeconds(7));
        assertThat(next(tonight)).isEqualTo(NOW.plus(Duration.ofHours(8)));
    }

    /** A night that was missed stays missed until Quartz makes up for it. */
    @Test
    void whatWasMissedIsLeftToQuartz() throws SchedulerException {
        Trigger missed = stored(daily(3), NOW.minus(Duration.ofDays(1)));
        Instant night = next(missed);

        StoredTriggers.startInTime(quartz, NOW);

        assertThat(next(missed)).isEqualTo(night).isBefore(NOW);
    }

    @Test
    void aJobThatNobodyBeginsIsOverdueUnlessItIsPaused() throws SchedulerException {
        Trigger late = stored(daily(3), NOW.minus(Duration.ofDays(1)));
        Trigger paused = stored(daily(3), NOW.minus(Duration.ofDays(1)));
        Trigger soon = stored(daily(20), NOW);
        quartz.pauseTrigger(paused.getKey());

        assertThat(StoredTriggers.overdue(quartz, NOW))
                .containsExactly(late.getKey().getName())
                .doesNotContain(soon.getKey().getName());
        assertThat(StoredTriggers.overdue(quartz, next(late).plus(StoredTriggers.GRACE)))
                .isEmpty();
    }

    private Trigger stored(ScheduleBuilder<?> schedule, Instant from) throws SchedulerException {
        JobDetail job = JobBuilder.newJob(Job.class)
                .withIdentity(UUID.randomUUID().toString())
                .build();
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(UUID.randomUUID().toString())
                .withSchedule(schedule)
                .startAt(Date.from(from))
                .build();
        quartz.scheduleJob(job, trigger);
        return trigger;
    }

    private static ScheduleBuilder<?> every(Duration interval) {
        return SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(interval.toMillis())
                .repeatForever();
    }

    private static ScheduleBuilder<?> daily(int hour) {
        return CronScheduleBuilder.dailyAtHourAndMinute(hour, 0)
                .inTimeZone(java.util.TimeZone.getTimeZone(ZoneOffset.UTC));
    }

    private Instant next(Trigger trigger) throws SchedulerException {
        return quartz.getTrigger(trigger.getKey()).getNextFireTime().toInstant();
    }
}
