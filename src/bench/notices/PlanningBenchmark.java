package org.almanac.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.almanac.event.Actor;
import org.almanac.event.Catalogue;
import org.almanac.event.SaveEvent;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.Test;

/**
 * Plans reminders of one event to all its readers at once, and the same rows by a bare {@code insert … select}; then the
 * ticks that find nothing due, with few readers and with many. {@code run.sh} runs it.
 */
@QuarkusTest
class PlanningBenchmark {
    private static final int READERS = Integer.getInteger("bench.readers", 1_000_000);
    private static final String COLUMNS = "id, subscriber_id, kind, event_id, occurrence_id, starts_at, subject, lead,"
            + " due_at, ready_at, useful_until, skipped, planned_at";

    @Inject
    TestClock clock;

    @Inject
    Catalogue catalogue;

    @Inject
    NoticePlanner planner;

    @Inject
    ReminderPlanner reminders;

    @Inject
    NoticeGathering gathering;

    @Inject
    EntityManager entities;

    @Test
    void measure() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        clock.hold(now);
        readers(0, 1_000);
        planner.tick();
        idle("idle tick, 1,000 readers");
        readers(1_000, READERS);
        planner.tick();
        planner.tick();
        idle("idle tick, " + READERS + " readers");
        LocalDateTime start = LocalDateTime.ofInstant(now, ZoneOffset.UTC).plusDays(7).plusMinutes(5);
        create(start);
        planner.tick();
        edited(start);
        clock.hold(now.plusSeconds(600));
        due();
    }

    private void due() {
        Instant now = clock.instant();
        int planned = timed("planned", () -> reminders.plan(now));
        update("create unlogged table bench_rows as select * from notice");
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("truncate notice cascade").executeUpdate();
        });
        timed("bare insert … select", () -> entities.createNativeQuery(
                        "insert into notice (" + COLUMNS + ") select " + COLUMNS + " from bench_rows")
                .executeUpdate());
        update("drop table bench_rows");
        long begun = System.nanoTime();
        gathering.gather(now);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%-28s %9d rows %8.1f s %9.0f rows/s%n", "gathered", planned, seconds, planned / seconds);
        System.out.printf("heap used %d MB%n", (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    private int timed(String what, IntSupplier work) {
        long begun = System.nanoTime();
        int rows = QuarkusTransaction.requiringNew().timeout(3600).call(work::getAsInt);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%-28s %9d rows %8.1f s %9.0f rows/s%n", what, rows, seconds, rows / seconds);
        return rows;
    }

    private void idle(String what) {
        double[] taken = new double[31];
        for (int i = 0; i < taken.length; i++) {
            clock.advance(Duration.ofSeconds(1));
            long begun = System.nanoTime();
            planner.tick();
            taken[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(taken);
        System.out.printf("%-28s median %6.2f ms, slowest %6.2f ms%n", what, taken[15], taken[30]);
    }

    /** What an edit costs the next tick: it looks again at whose spells may begin or end. */
    private void edited(LocalDateTime start) {
        create(start.plusDays(20));
        long begun = System.nanoTime();
        planner.tick();
        System.out.printf("%-28s %6.2f ms%n", "tick after an edit", (System.nanoTime() - begun) / 1e6);
    }

    private void create(LocalDateTime start) {
        catalogue.create(
                new SaveEvent(
                        null,
                        null,
                        "International Radio Congress",
                        null,
                        null,
                        start.toString(),
                        null,
                        "UTC",
                        false,
                        true,
                        "CONFIRMED",
                        List.of("bench"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                new Actor("bench"));
    }

    private void readers(int from, int to) {
        update("""
                insert into subscriber (id, email, email_key, state, time_zone, locale, digest, announcements, changes,
                    nothing_upcoming, confirmed_at, follows_everything, created_at, updated_at)
                select gen_random_uuid(), 'b' || i || '@bench.example', 'b' || i || '@bench.example', 'ACTIVE',
                    (array['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'])[1 + i %% 3], 'en', 'NONE', false, true,
                    false, '2026-01-01', i %% 4 = 0, '2026-01-01', '2026-01-01'
                from generate_series(%d, %d) i
                """.formatted(from + 1, to));
        update("""
                insert into subscriber_follow (subscriber_id, kind, target)
                select id, 'TAG', 'bench' from subscriber where not follows_everything and email like '%@bench.example'
                on conflict do nothing
                """);
        update("""
                insert into subscriber_lead_time (subscriber_id, lead)
                select id, 'P7D' from subscriber where email like '%@bench.example' on conflict do nothing
                """);
        update("insert into lead_time (lead, days, seconds) values ('P7D', 7, 0) on conflict do nothing");
        update("analyze");
    }

    private void update(String sql) {
        QuarkusTransaction.requiringNew()
                .timeout(3600)
                .run(() -> entities.createNativeQuery(sql).executeUpdate());
    }
}
