package org.almanac.importer.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.almanac.importer.fetch.FetchException;
import org.almanac.importer.fetch.FetchSettings;
import org.almanac.importer.fetch.Fetched;
import org.almanac.importer.fetch.Fetcher;
import org.almanac.json.ImportReport;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.almanac.time.Ids;
import org.almanac.transaction.Transactions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Polls sources. Whoever claims one polls it alone; the claim of a node that died ends by itself. The other server is
 * asked outside of any transaction.
 */
@ApplicationScoped
public class SourcePolls {
    private static final Logger LOG = Logger.getLogger(SourcePolls.class);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 8;
    private static final int MOST_ROUNDS = 25;
    private static final int KEPT_RUNS = 100;

    private final SourceRepository sources;
    private final SourceRunRepository runs;
    private final SourceIntake intake;
    private final Fetcher fetcher;
    private final FetchSettings settings;
    private final SourceMetrics metrics;
    private final ExecutorService executor;
    private final Ids ids;
    private final Clock clock;

    SourcePolls(
            SourceRepository sources,
            SourceRunRepository runs,
            SourceIntake intake,
            Fetcher fetcher,
            FetchSettings settings,
            SourceMetrics metrics,
            ExecutorService executor,
            Ids ids,
            Clock clock) {
        this.sources = sources;
        this.runs = runs;
        this.intake = intake;
        this.fetcher = fetcher;
        this.settings = settings;
        this.metrics = metrics;
        this.executor = executor;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a poll brought. @param reason why it failed; null when it did not */
    private record Result(
            SourceRun run,
            ImportReport report,
            @Nullable String reason,
            Fetched.@Nullable Validators validators,
            @Nullable String hash,
            @Nullable Instant retryAfter) {}

    /**
     * Polls all that are due, some at a time, so that a slow one keeps few others waiting; one that fails does not stop the
     * rest. To be called every now and then.
     */
    public void pollDue() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<UUID> due = Transactions.anew(() -> sources.listDue(clock.instant(), AT_ONCE));
            if (due.isEmpty()) {
                return;
            }
            List<CompletableFuture<Void>> polls = due.stream()
                    .map(id -> CompletableFuture.runAsync(() -> pollIfFree(id), executor))
                    .toList();
            polls.forEach(CompletableFuture::join);
        }
    }

    private void pollIfFree(UUID id) {
        try {
            if (claim(id, true)) {
                poll(id);
            }
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            LOG.errorf(e, "Source %s could not be polled; its claim ends by itself", id);
        }
    }

    /**
     * Polls one now, whether it is due or not.
     *
     * @throws Problem NOT_FOUND, CONFLICT while it is being polled, INVALID when the poll failed, which is recorded all the
     *     same
     */
    public ImportReport pollNow(UUID id) {
        if (Transactions.anew(() -> sources.findById(id)) == null) {
            throw Problem.notFound("There is no such source.");
        }
        if (!claim(id, false)) {
            throw Problem.conflict("The source is being polled already. Look again in a minute.");
        }
        Result result = poll(id);
        if (result.reason() != null) {
            throw Problem.invalid("url", result.reason());
        }
        return result.report();
    }

    private boolean claim(UUID id, boolean due) {
        Instant now = clock.instant();
        return Transactions.anew(() -> sources.claim(id, now, now.plus(LEASE), due));
    }

    private Result poll(UUID id) {
        SourceEntity source = Transactions.anew(() -> sources.findById(id));
        Result result = result(source);
        record(source, result);
        metrics.count(result.run().outcome());
        return result;
    }

    private Result result(SourceEntity source) {
        Instant now = clock.instant();
        Integer status = null;
        try {
            Fetched fetched = fetcher.fetch(source.url, source.validators());
            status = fetched.status();
            String hash = Listing.hash(fetched.body());
            if (fetched.isUnchanged() || hash.equals(source.contentHash)) {
                return new Result(
                        SourceRun.without(now, SourceRun.Outcome.UNCHANGED, status, null),
                        ImportReport.of(List.of()),
                        null,
                        fetched.validators(),
                        fetched.isUnchanged() ? source.contentHash : hash,
                        null);
            }
            SourceIntake.Brought brought = intake.bring(source, fetched, now);
            return new Result(brought.run(), brought.report(), null, fetched.validators(), hash, null);
        } catch (FetchException e) {
            return failed(now, e.status(), e.reason(), e.retryAfter());
        } catch (Problem e) {
            return failed(now, status, e.detail(), null);
        } catch (RuntimeException e) {
            LOG.errorf(e, "What source %s lists could not be brought in", source.id);
            return failed(now, status, "What it lists could not be brought in; the log says why.", null);
        }
    }

    private static Result failed(Instant now, @Nullable Integer status, String reason, @Nullable Instant retryAfter) {
        return new Result(
                SourceRun.without(now, SourceRun.Outcome.FAILED, status, reason),
                ImportReport.of(List.of()),
                reason,
                null,
                null,
                retryAfter);
    }

    /** Unless the source was edited or deleted meanwhile: then what was seen says nothing about what is wanted now. */
    private void record(SourceEntity polled, Result result) {
        UUID id = polled.id;
        Transactions.runAnew(() -> {
            SourceEntity source = sources.locked(id);
            if (source == null) {
                return;
            }
            boolean edited =
                    source.revision != polled.revision || !Objects.equals(source.contentHash, polled.contentHash);
            Instant asked = source.nextRunAt;
            if (result.validators() != null && result.hash() != null && !edited) {
                source.listed(result.validators(), result.hash());
            }
            source.ran(result.run(), settings.pollInterval(), result.retryAfter());
            if (edited) {
                source.lookAnew(asked);
            }
            runs.persist(new SourceRunEntity(ids.next(), id, result.run()));
            runs.flush();
            runs.deleteAllBut(id, KEPT_RUNS);
        });
    }
}
