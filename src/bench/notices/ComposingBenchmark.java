package org.almanac.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.SaveEvent;
import org.almanac.event.write.Catalogue;
import org.almanac.notification.compose.NoticeBatchAssembler;
import org.almanac.notification.compose.NoticeComposer;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageRef;
import org.almanac.outbox.MimeBench;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/**
 * How many mails a second are composed from queued messages: checks, SQL, text, HTML and .ics, warm, on the thread that
 * asks; then what each part of it takes. {@code run.sh} runs it.
 */
@QuarkusTest
class ComposingBenchmark {
    private static final int MAILS = Integer.getInteger("bench.mails", 20_000);
    private static final int BATCH = Integer.getInteger("bench.batch", 200);
    private static final int EVENTS = Integer.getInteger("bench.events", 1);
    private static final List<String> ZONES = List.of(
            "Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Tokyo", "Asia/Kolkata");

    @Inject
    Catalogue catalogue;

    @Inject
    NoticeComposer composer;

    @Inject
    NoticeBatchAssembler contents;

    @Inject
    MimeBench mime;

    @Inject
    EntityManager entities;

    @Test
    void measure() {
        Instant now = Instant.now();
        List<UUID> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(catalogue.create(event(i), new Actor("bench")).id());
        }
        List<MessageRef> messages = QuarkusTransaction.requiringNew().call(() -> fill(events, now));
        for (int round = 1; round <= 3; round++) {
            report("round " + round + ", composed", () -> all(messages, now));
        }
        report("of it SQL and what is said", () -> batches(messages).forEach(batch -> contents.of(batch, now, true)));
        List<ComposeResult.Mail> mails = new ArrayList<>();
        composer.composeAll(messages.subList(0, BATCH), now)
                .values()
                .forEach(one -> mails.add((ComposeResult.Mail) one.orThrow()));
        report("beside it, headers and MIME", () -> {
            for (int i = 0; i < messages.size(); i++) {
                mime.write(messages.get(i), mails.get(i % mails.size()), now);
            }
        });
        ComposeResult.Mail mail = mails.get(0);
        System.out.printf(
                "text %d, html %d characters, ics %d octets; batch %d, %d events%n",
                mail.form().text().length(),
                mail.form().html().length(),
                mail.form().attachments().get(0).content().length,
                BATCH,
                EVENTS);
    }

    private void all(List<MessageRef> messages, Instant now) {
        for (List<MessageRef> batch : batches(messages)) {
            Map<UUID, ComposeResult> composed = composer.composeAll(batch, now);
            composed.values().forEach(one -> {
                if (!(one.orThrow() instanceof ComposeResult.Mail)) {
                    throw new IllegalStateException("no mail: " + one.orThrow());
                }
            });
        }
    }

    private static List<List<MessageRef>> batches(List<MessageRef> messages) {
        List<List<MessageRef>> batches = new ArrayList<>();
        for (int i = 0; i < messages.size(); i += BATCH) {
            batches.add(messages.subList(i, Math.min(i + BATCH, messages.size())));
        }
        return batches;
    }

    private static void report(String what, Runnable run) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        run.run();
        double wall = (System.nanoTime() - begun) / 1e9;
        double used = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        System.out.printf(
                "%-32s %8.0f mails/s, %8.0f per second of its thread's CPU%n", what, MAILS / wall, MAILS / used);
    }

    private static SaveEvent event(int number) {
        return SaveEvent.builder()
                .title("International Radio Congress " + number)
                .summary("Three days of talks about transmitters, receivers and what lies between them.")
                .description(
                        "A **longer** text of the kind that editors write.\n\nWith a second paragraph, and a third.")
                .start("2027-06-08T09:00")
                .end("2027-06-10T17:30")
                .timeZone("Europe/Berlin")
                .allDay(false)
                .published(true)
                .status("CONFIRMED")
                .tags(List.of("bench"))
                .venue(new SaveEvent.VenueInput("Congress Centre", "Hauptstraße 1", "Leipzig", "DE", null, null))
                .onlineUrl("https://example.org/join")
                .build();
    }

    private List<MessageRef> fill(List<UUID> events, Instant now) {
        entities.createNativeQuery("""
            insert into subscriber (id, email, email_key, state, time_zone, locale, digest, announcements, changes,
                nothing_upcoming, confirmed_at, follows_everything, created_at, updated_at)
            select gen_random_uuid(), 'b' || i || '@bench.example', 'b' || i || '@bench.example', 'ACTIVE',
                (cast(:zones as text[]))[1 + i % 6], (array['en', 'de', 'fr', 'es'])[1 + i % 4], 'NONE', true, true,
                true, :now, false, :now, :now
            from generate_series(1, :mails) i
            """)
                .setParameter("zones", ZONES.toArray(String[]::new))
                .setParameter("now", now.minusSeconds(3600))
                .setParameter("mails", MAILS)
                .executeUpdate();
        entities.createNativeQuery("""
            insert into subscriber_follow (subscriber_id, kind, target)
            select id, 'TAG', 'bench' from subscriber where email like '%@bench.example'
            """).executeUpdate();
        entities.createNativeQuery("""
            insert into subscriber_lead_time (subscriber_id, lead)
            select id, 'P7D' from subscriber where email like '%@bench.example'
            """).executeUpdate();
        entities.createNativeQuery("""
            insert into notice (id, subscriber_id, kind, event_id, occurrence_id, starts_at, subject, lead, due_at,
                ready_at, useful_until, planned_at, message_id)
            select gen_random_uuid(), s.id, 'REMINDER', o.event_id, o.id, o.starts_at, o.id || '@1', 'P7D', :now,
                :now, o.starts_at, :now, gen_random_uuid()
            from (select *, row_number() over () as n from subscriber where email like '%@bench.example') s
            join (select *, row_number() over () as n from occurrence where event_id = any(:events)) o
                on o.n = 1 + s.n % :count
            """)
                .setParameter("events", events.toArray(UUID[]::new))
                .setParameter("count", events.size())
                .setParameter("now", now)
                .executeUpdate();
        List<Object[]> rows = entities.unwrap(Session.class)
                .createNativeQuery("""
                    select n.message_id, s.email, s.id from notice n join subscriber s on s.id = n.subscriber_id
                    where s.email like '%@bench.example'
                    """, Object[].class)
                .getResultList();
        return rows.stream()
                .map(row -> new MessageRef((UUID) row[0], (String) row[1], (UUID) row[2], null, now))
                .toList();
    }
}
