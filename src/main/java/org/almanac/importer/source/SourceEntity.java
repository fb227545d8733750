package org.almanac.importer.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.importer.fetch.Fetched.Validators;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "source")
class SourceEntity {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int DOUBLED_AT_MOST = 10;

    @Id
    UUID id;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String url;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Source.Format format;

    @Column(name = "poll_interval")
    @Nullable
    String pollInterval;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Source.Trust trust;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    List<String> tags;

    @Nullable
    String series;

    @Nullable
    String organiser;

    @Column(name = "time_zone")
    @Nullable
    String timeZone;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Source.Vanished vanished;

    @Column(nullable = false)
    boolean active;

    @Version
    @Column(nullable = false)
    int revision = 1;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @OptimisticLock(excluded = true)
    @Nullable
    String etag;

    @OptimisticLock(excluded = true)
    @Column(name = "last_modified")
    @Nullable
    String lastModified;

    @OptimisticLock(excluded = true)
    @Column(name = "content_hash")
    @Nullable
    String contentHash;

    @OptimisticLock(excluded = true)
    @Column(name = "next_run_at", nullable = false)
    Instant nextRunAt;

    @OptimisticLock(excluded = true)
    @Column(nullable = false)
    int failures;

    @OptimisticLock(excluded = true)
    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    @OptimisticLock(excluded = true)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "last_run")
    @Nullable
    RunResult lastRun;

    /** Since when every poll has failed; null when the last one did not. */
    @OptimisticLock(excluded = true)
    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    /** Whether the editors have been told of it. */
    @OptimisticLock(excluded = true)
    @Column(name = "failure_told", nullable = false)
    boolean failureTold;

    protected SourceEntity() {}

    SourceEntity(UUID id, SourceRules.Checked checked, Instant now) {
        this.id = id;
        this.createdAt = now;
        say(checked, now);
    }

    /** What it says from now on; everything is looked at anew, soon. */
    void say(SourceRules.Checked checked, Instant now) {
        name = checked.name();
        url = checked.url();
        format = checked.format();
        pollInterval = checked.interval() == null ? null : checked.interval().toString();
        trust = checked.trust();
        tags = checked.tags();
        series = checked.series();
        organiser = checked.organiser();
        timeZone = checked.timeZone();
        vanished = checked.vanished();
        active = checked.active();
        isWell();
        lookAnew(now);
    }

    private void isWell() {
        failures = 0;
        failingSince = null;
        failureTold = false;
    }

    /** Forgets that it has seen what the source has, so that it is brought in again. */
    void lookAnew(Instant now) {
        etag = null;
        lastModified = null;
        contentHash = null;
        nextRunAt = now;
    }

    Validators validators() {
        return new Validators(etag, lastModified);
    }

    void listed(Validators validators, String hash) {
        etag = validators.etag();
        lastModified = validators.lastModified();
        contentHash = hash;
    }

    /** @param retryAfter when the source wants to be asked again; null when it does not say */
    void ran(SourceRun run, Duration usual, @Nullable Instant retryAfter) {
        lastRun = RunResult.of(run);
        claimedUntil = null;
        if (run.outcome() == SourceRun.Outcome.FAILED) {
            failures++;
            failingSince = failingSince == null ? run.at() : failingSince;
        } else {
            isWell();
        }
        Instant due = run.at().plus(wait(interval(usual)));
        nextRunAt = retryAfter != null && retryAfter.isAfter(due) ? retryAfter : due;
    }

    /** Twice as long after each further failure, up to a day; never less than usual. */
    private Duration wait(Duration interval) {
        if (failures <= 1) {
            return interval;
        }
        Duration wait = interval.multipliedBy(1L << Math.min(failures - 1, DOUBLED_AT_MOST));
        Duration longest = interval.compareTo(LONGEST_WAIT) > 0 ? interval : LONGEST_WAIT;
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private Duration interval(Duration usual) {
        return pollInterval == null ? usual : Duration.parse(pollInterval);
    }

    void failureIsTold() {
        failureTold = true;
    }

    Optional<FailingSource> failing() {
        return Optional.ofNullable(failingSince)
                .map(since -> new FailingSource(
                        id,
                        name,
                        url,
                        since,
                        lastRun == null ? null : lastRun.toRun().problem()));
    }

    Source toSource(Duration usual) {
        return new Source(
                id,
                revision,
                name,
                url,
                format,
                interval(usual),
                trust,
                tags,
                series,
                organiser,
                timeZone,
                vanished,
                active,
                createdAt,
                lastRun == null ? null : lastRun.toRun(),
                nextRunAt,
                failures);
    }
}
