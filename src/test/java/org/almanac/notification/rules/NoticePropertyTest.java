package org.almanac.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.Horizon;
import org.almanac.event.write.Withdrawals;
import org.almanac.notification.NoticePlanner;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestMailServer;
import org.almanac.subscriber.ListImport;
import org.almanac.subscriber.SuppressionDirectory;
import org.almanac.subscriber.TestReaders;
import org.almanac.time.TestClock;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random catalogues, readers and edits, through changes of the clocks and a leap day: exactly what the rules say is sent,
 * step by step. {@code -Drules.steps=2500 -Drules.seed=7 -Drules.begin=2028-02-01T10:00:00Z} walks further, another way,
 * or at another time of the year; how far it came is logged at the end.
 */
@QuarkusTest
class NoticePropertyTest {
    private static final Logger LOG = Logger.getLogger(NoticePropertyTest.class);
    private static final int STEPS = Integer.getInteger("rules.steps", 200);
    private static final long SEED = Long.getLong("rules.seed", 20270320L);
    private static final Instant BEGIN = Instant.parse(System.getProperty("rules.begin", "2027-03-20T10:00:00Z"));
    private static final int MOST_EVENTS = 14;
    private static final int MOST_PEOPLE = 9;
    private static final int SHOWN_STEPS = 10;

    @Inject
    TestClock clock;

    @Inject
    Catalogue catalogue;

    @Inject
    Withdrawals withdrawals;

    @Inject
    Horizon horizon;

    @Inject
    CatalogueQueries queries;

    @Inject
    ListImport lists;

    @Inject
    TestReaders pages;

    @Inject
    SuppressionDirectory suppressions;

    @Inject
    NoticePlanner planner;

    @Inject
    Outbox outbox;

    @Inject
    EntityManager entities;

    private final Random random = new Random(SEED);
    private final String run = "p" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> log = new ArrayList<>();
    private final Map<String, Integer> mailsExpected = new TreeMap<>();
    private RulesReference rules;
    private RandomTimes times;
    private RandomEditor editor;
    private RandomReaders readers;
    private SentNotices sent;
    private TestMailServer mails;
    private Instant planned;
    private Instant now;

    @BeforeEach
    void begin() {
        mails = TestMailServer.start();
        sent = new SentNotices(entities, run);
        planned = sent.plannedUntil();
        now = planned.isAfter(BEGIN) ? planned.plusSeconds(60) : BEGIN;
        clock.hold(now);
        beat();
        rules = new RulesReference(now);
        times = new RandomTimes(random, rules.figures);
        RandomTags words = new RandomTags(run, random);
        editor = new RandomEditor(catalogue, withdrawals, queries, rules, words, times, random);
        readers = new RandomReaders(
                new RandomReaders.Surroundings(lists, pages, suppressions, run, sent.nothingAhead(now)),
                rules,
                words,
                times,
                random);
    }

    @AfterEach
    void end() {
        sent.stopAll(planned);
        mails.close();
        clock.reset();
        horizon.move();
    }

    @Test
    void exactlyWhatTheRulesSayIsSent() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            Instant last = now;
            now = now.plus(times.step(now));
            rules.figures.pass(last, now, RandomTimes.ZONES);
            clock.hold(now);
            compare(step, "time");
            // Several at one moment are seen as one.
            String action = act();
            for (int more = random.nextInt(6); more > 4; more = random.nextInt(6)) {
                action += "; " + act();
            }
            compare(step, action);
            rules.figures.count("steps");
        }
        rules.figures.take(rules.readers());
        LOG.infof("seed %d from %s to %s%n%s", SEED, BEGIN, now, rules.figures);
        for (Map.Entry<String, Integer> expected : mailsExpected.entrySet()) {
            assertThat(mails.receivedBy(expected.getKey()))
                    .as(expected.getKey())
                    .hasSize(expected.getValue());
        }
    }

    private void compare(int step, String action) {
        log.add(step + " " + now + " " + action);
        beat();
        Map<String, Set<String>> expected = rules.tick(now);
        expected.keySet().forEach(email -> mailsExpected.merge(email, 1, Integer::sum));
        rules.figures.count("mails", expected.size());
        rules.figures.count("comparisons");
        Map<String, Set<String>> found = sent.sinceLastLook();
        assertThat(found)
                .as(() -> "seed " + SEED + " from " + BEGIN + "\n" + history(expected, found))
                .isEqualTo(expected);
    }

    /** What led to a difference: the last steps, and those before that concern who and what differs. */
    private String history(Map<String, Set<String>> expected, Map<String, Set<String>> found) {
        Set<String> emails = new TreeSet<>(expected.keySet());
        emails.addAll(found.keySet());
        emails.removeIf(email -> Objects.equals(expected.get(email), found.get(email)));
        Set<String> concerned = new TreeSet<>(emails);
        Stream.of(expected, found)
                .flatMap(mails -> emails.stream().map(email -> mails.getOrDefault(email, Set.of())))
                .flatMap(Set::stream)
                .map(line -> line.split(" ", -1)[1])
                .filter(event -> !event.isEmpty())
                .forEach(concerned::add);
        List<String> shown = new ArrayList<>(log.subList(Math.max(0, log.size() - SHOWN_STEPS), log.size()));
        log.stream()
                .filter(line -> !shown.contains(line) && concerned.stream().anyMatch(line::contains))
                .forEach(line -> shown.add(shown.size() - Math.min(SHOWN_STEPS, log.size()), line));
        return String.join("\n", shown) + "\n" + rules.state(emails);
    }

    private String act() {
        List<KnownEvent> live = editor.live(now);
        int active = readers.active().size();
        int choice = random.nextInt(20);
        if (active < 3 || (choice < 2 && active < MOST_PEOPLE)) {
            return readers.subscribe(now, live);
        }
        if (live.size() < 3 || (choice < 6 && live.size() < MOST_EVENTS)) {
            return editor.create(now);
        }
        return switch (choice) {
            case 6, 7, 8 -> readers.choose(now, live);
            // Who moves is told so at the old address.
            case 9 -> readers.comeAndGo(now, email -> mailsExpected.merge(email, 1, Integer::sum));
            case 10, 11, 12, 13, 14, 15, 16, 17 -> editor.edit(now);
            default -> random.nextInt(4) == 0 ? night() : "rest";
        };
    }

    private String night() {
        horizon.move();
        rules.figures.count("what is stored ahead moved on");
        return "night";
    }

    private void beat() {
        planner.tick();
        outbox.drain();
        // A connection that is left over from another test's mail server costs a try.
        for (int i = 1; i < 6 && sent.waiting(now) > 0; i++) {
            clock.hold(now.plusSeconds(11L * i));
            outbox.drain();
        }
        clock.hold(now);
    }
}
