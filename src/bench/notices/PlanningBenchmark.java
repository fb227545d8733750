package org.almanac.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.almanac.event.Actor;
import org.almanac.event.SaveEvent;
import org.almanac.event.write.Catalogue;
import org.almanac.notification.due.ReminderStatements;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.Test;

/**
 * What a tick costs that finds nothing due, with few readers and with many; then the reminders of one event to all its
 * readers at once, beside the same rows by a bare {@code insert … select}. {@code run.sh} runs it and keeps the figures.
 */
@QuarkusTest
class PlanningBenchmark {
    private static final List<Integer> SIZES = Stream.of(
                    System.getProperty("bench.readers", "1000,100000,1000000").split(","))
            .map(Integer::valueOf)
            .toList();
    private static final int TICKS = 61;
    private static final String COLUMNS = "id, subscriber_id, kind, event_id, occurrence_id, starts_at, subject, lead,"
            + " due_at, ready_at, useful_until, skipped, planned_at";

    @Inject
    TestClock clock;

    @Inject
    Catalogue catalogue;

    @Inject
    NoticePlanner planner;

    @Inject
    ReminderStatements reminders;

    @Inject
    EntityManager entities;

    private final List<String> report = new ArrayList<>();

    @Test
    void measure() throws IOException {
        // Between two quarters of an hour and two minutes after the last change, as nearly every tick is.
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(3));
        clock.hold(now);
        LocalDateTime start =
                LocalDateTime.ofInstant(now, ZoneOffset.UTC).plusDays(7).plusMinutes(9);
        say("| readers | tick with nothing due, median | fastest |");
        say("| --- | --- | --- |");
        int known = 0;
        for (int size : SIZES) {
            readers(known, size);
            if (known == 0) {
                create(start);
            }
            known = size;
            planner.tick();
            idle(size);
        }
        clock.hold(now.plus(Duration.ofMinutes(10)));
        due();
        Path kept = Path.of("target", "planning.md");
        Files.write(kept, report);
    }

    private void due() {
        Instant now = clock.instant();
        double planned = timed("planning", () -> reminders.plan(now));
        update("create unlogged table bench_rows as select * from notice");
        update("truncate notice cascade");
        double bare = timed(
                "the same rows by a bare `insert … select`",
                () -> entities.createNativeQuery(
                                "insert into notice (" + COLUMNS + ") select " + COLUMNS + " from bench_rows")
                        .executeUpdate());
        update("drop table bench_rows");
        say("");
        say("Planning reaches %.2f of the rows a second of the bare insert.".formatted(planned / bare));
    }

    /** @return rows a second */
    private double timed(String what, IntSupplier work) {
        if (report.stream().noneMatch(line -> line.contains("due at once"))) {
            say("");
            say("| due at once | rows | seconds | rows a second |");
            say("| --- | --- | --- | --- |");
        }
        long begun = System.nanoTime();
        int rows = QuarkusTransaction.requiringNew().timeout(3600).call(work::getAsInt);
        double seconds = (System.nanoTime() - begun) / 1e9;
        say("| %s | %,d | %.1f | %,.0f |".formatted(what, rows, seconds, rows / seconds));
        return rows / seconds;
    }

    private void idle(int readers) {
        double[] taken = new double[TICKS];
        for (int i = 0; i < TICKS; i++) {
            clock.hold(clock.instant().plusSeconds(1));
            long begun = System.nanoTime();
            planner.tick();
            taken[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(taken);
        say("| %,d | %.1f ms | %.1f ms |".formatted(readers, taken[TICKS / 2], taken[0]));
    }

    private void say(String line) {
        System.out.println(line);
        report.add(line);
    }

    private void create(LocalDateTime start) {
        catalogue.create(
                SaveEvent.builder()
                        .title("International Radio Congress")
                        .start(start.toString())
                        .timeZone("UTC")
                        .allDay(false)
                        .published(true)
                        .status("CONFIRMED")
                        .tags(List.of("bench"))
                        .build(),
                new Actor("bench"));
    }

    /** In three zones; a quarter follow everything; one in ten has a digest on a day and at an hour of their own. */
    private void readers(int from, int to) {
        update("""
            insert into subscriber (id, email, email_key, state, time_zone, locale, digest, digest_day, digest_hour,
                announcements, changes, nothing_upcoming, confirmed_at, follows_everything, created_at, updated_at)
            select md5('b' || i)::uuid, 'b' || i || '@bench.example', 'b' || i || '@bench.example', 'ACTIVE',
                (array['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'])[1 + i %% 3], 'en',
                case when i %% 10 = 0 then 'WEEKLY' else 'NONE' end,
                case when i %% 10 = 0 then 2 + i / 10 %% 6 end, case when i %% 10 = 0 then i / 60 %% 24 end,
                false, true, true, '2026-01-01', i %% 4 = 0, '2026-01-01', '2026-01-01'
            from generate_series(%d, %d) i
            """.formatted(from + 1, to));
        update("""
            insert into subscriber_follow (subscriber_id, kind, target)
            select md5('b' || i)::uuid, 'TAG', 'bench' from generate_series(%d, %d) i where i %% 4 <> 0
            """.formatted(from + 1, to));
        update("""
            insert into subscriber_lead_time (subscriber_id, lead)
            select md5('b' || i)::uuid, 'P7D' from generate_series(%d, %d) i
            """.formatted(from + 1, to));
        update("insert into lead_time (lead, days, seconds) values ('P7D', 7, 0) on conflict do nothing");
        update("analyze");
    }

    private void update(String sql) {
        QuarkusTransaction.requiringNew()
                .timeout(3600)
                .run(() -> entities.createNativeQuery(sql).executeUpdate());
    }
}
