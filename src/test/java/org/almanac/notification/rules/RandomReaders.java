package org.almanac.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.almanac.subscriber.ListImport;
import org.almanac.subscriber.SuppressionDirectory;
import org.almanac.subscriber.TestReaders;

/** Readers who come, choose, pause, move and go; the reference gets to know of it. */
final class RandomReaders {
    private static final List<String> LEADS = List.of("P14D", "P7D", "P1D", "PT2H", "PT24H", "PT30M", "P1DT6H");
    private static final List<String> COUNTRIES = List.of("GB", "DE", "US");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ListImport lists;
    private final TestReaders pages;
    private final SuppressionDirectory suppressions;
    private final RulesReference rules;
    private final RandomTags words;
    private final RandomTimes times;
    private final Random random;
    private final String run;
    /** Whether nobody else has events, so that somebody may follow all. */
    private final boolean alone;

    private int came;

    /** What readers act through, and whether nobody else's events are about, so that they may follow everything. */
    record Surroundings(
            ListImport lists, TestReaders pages, SuppressionDirectory suppressions, String run, boolean alone) {}

    RandomReaders(Surroundings around, RulesReference rules, RandomTags words, RandomTimes times, Random random) {
        this.lists = around.lists;
        this.pages = around.pages;
        this.suppressions = around.suppressions;
        this.run = around.run;
        this.alone = around.alone;
        this.rules = rules;
        this.words = words;
        this.times = times;
        this.random = random;
    }

    List<KnownReader> active() {
        return rules.readers().stream().filter(KnownReader::active).toList();
    }

    String subscribe(Instant now, List<KnownEvent> live) {
        KnownReader reader = new KnownReader(address(), choice(live), now);
        ReaderChoice choice = reader.choice;
        Map<String, Object> entry = new HashMap<>();
        entry.put("email", reader.email);
        entry.put("tags", choice.tags());
        entry.put("series", choice.series());
        entry.put("organisers", choice.organisers());
        entry.put("events", choice.events().stream().map(UUID::toString).toList());
        entry.put("countries", choice.countries());
        entry.put("leadTimes", choice.leads());
        entry.put("timeZone", choice.zone().getId());
        entry.put("digest", choice.digest());
        if (choice.digestDay() != null) {
            entry.put("digestDay", choice.digestDay().name());
        }
        if (choice.digestHour() != null) {
            entry.put("digestHour", choice.digestHour().toString());
        }
        entry.put("announcements", choice.announcements());
        entry.put("changes", choice.changes());
        entry.put("nothingUpcoming", choice.nothingUpcoming());
        if (choice.quietFrom() != null) {
            entry.put("quietHours", Map.of("from", "" + choice.quietFrom(), "to", "" + choice.quietTo()));
        }
        entry.put("confirmed", true);
        entry.put("consent", Map.of("at", "2024-05-01", "source", "test"));
        assertThat(lists.run(ListImport.Format.JSON, json(List.of(entry)), "test")
                        .created())
                .isEqualTo(1);
        rules.join(reader, now);
        return "subscribe " + reader.email + " " + choice;
    }

    private String address() {
        return run + "-" + came++ + "@example.org";
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReaderChoice choice(List<KnownEvent> live) {
        Set<UUID> events = Set.of();
        List<KnownEvent> shown = live.stream().filter(event -> event.published).toList();
        if (!shown.isEmpty() && random.nextInt(3) == 0) {
            events = Set.of(words.one(shown).id);
        }
        boolean everything = alone && events.isEmpty() && random.nextInt(8) == 0;
        Set<String> tags = everything ? Set.of() : words.some(words.tags, 1);
        Set<String> series = everything || random.nextInt(3) > 0 ? Set.of() : words.some(words.series, 0);
        Set<String> organisers = everything || random.nextInt(3) > 0 ? Set.of() : words.some(words.organisers, 0);
        LocalTime[] quiet = quiet();
        String digest = words.one(List.of("NONE", "NONE", "NONE", "WEEKLY", "WEEKLY", "MONTHLY"));
        DayOfWeek day = random.nextBoolean() ? null : DayOfWeek.of(2 + random.nextInt(6));
        Integer hour = random.nextBoolean() ? null : words.one(List.of(0, 2, 7, 9, 18, 23));
        ReaderChoice choice = new ReaderChoice(
                tags,
                series,
                organisers,
                events,
                random.nextInt(4) == 0 ? words.some(COUNTRIES, 1) : Set.of(),
                List.copyOf(words.some(LEADS, 0)),
                ZoneId.of(times.zone()),
                digest,
                day,
                hour,
                random.nextBoolean(),
                random.nextInt(4) > 0,
                random.nextInt(4) > 0,
                quiet[0],
                quiet[1]);
        note(choice);
        return choice;
    }

    private void note(ReaderChoice choice) {
        boolean own = choice.digestHour() != null
                || (choice.digestDay() != null && choice.digest().equals("WEEKLY"));
        rules.figures.count("choices: digest " + choice.digest() + (own ? " at an hour or on a day of their own" : ""));
        if (choice.quietFrom() != null) {
            rules.figures.count("choices: quiet hours " + choice.quietFrom() + " to " + choice.quietTo());
        }
        if (choice.everything()) {
            rules.figures.count("choices: everything");
        }
    }

    /** Over midnight, by day, about the send hour, or in the hours in which clocks change. */
    private LocalTime[] quiet() {
        return switch (random.nextInt(10)) {
            case 0 -> new LocalTime[] {LocalTime.of(22, 0), LocalTime.of(7, 30)};
            case 1 -> new LocalTime[] {LocalTime.of(23, 30), LocalTime.of(2, 30)};
            case 2 -> new LocalTime[] {LocalTime.of(0, 15), LocalTime.of(2, 15)};
            case 3 -> new LocalTime[] {LocalTime.of(8, 0), LocalTime.of(10, 15)};
            case 4 -> new LocalTime[] {LocalTime.of(12, 0), LocalTime.of(14, 0)};
            default -> new LocalTime[2];
        };
    }

    String choose(Instant now, List<KnownEvent> live) {
        KnownReader reader = words.one(active());
        reader.choice = choice(live);
        reader.pausedUntil = random.nextInt(4) == 0 ? now.plus(Duration.ofHours(random.nextInt(90))) : null;
        rules.figures.count(reader.pausedUntil == null ? "choices" : "choices: paused");
        pages.choose(reader.email, reader.choice, reader.pausedUntil);
        rules.chose(reader, now);
        return "choose " + reader.email + " " + reader.choice + " paused " + reader.pausedUntil;
    }

    /**
     * Stops, starts again, is refused by a server or let off again, or moves.
     *
     * @param toldOfMove gets the old address of who moves, unless nothing is sent there
     */
    String comeAndGo(Instant now, Consumer<String> toldOfMove) {
        List<KnownReader> all = List.copyOf(rules.readers());
        KnownReader reader = all.get(all.size() - 1 - random.nextInt(Math.min(all.size(), 12)));
        String what = what(reader);
        rules.figures.count("readers: " + what);
        switch (what) {
            case "unsubscribe" -> {
                pages.unsubscribe(reader.email);
                reader.subscribed = false;
                reader.pausedUntil = null;
            }
            case "resume" -> {
                pages.resume(reader.email);
                reader.subscribed = true;
                reader.confirmed = now;
                rules.chose(reader, now);
            }
            case "suppress" -> {
                suppressions.block(reader.email);
                reader.suppressed = true;
            }
            case "let off" -> {
                suppressions.remove(
                        suppressions.find(reader.email).orElseThrow().key());
                reader.suppressed = false;
                reader.chose = now;
            }
            case "move" -> {
                String from = reader.email;
                String to = address();
                if (!reader.suppressed) {
                    toldOfMove.accept(from);
                }
                pages.move(from, to);
                rules.move(reader, to, now);
                return "move " + from + " to " + to;
            }
            default -> {}
        }
        return what + " " + reader.email;
    }

    private String what(KnownReader reader) {
        int choice = random.nextInt(4);
        if (!reader.subscribed) {
            return choice < 2 ? "resume" : "rest";
        }
        if (reader.suppressed) {
            return choice < 3 ? "let off" : "move";
        }
        return switch (choice) {
            case 0 -> "unsubscribe";
            case 1 -> "suppress";
            case 2 -> "move";
            default -> "rest";
        };
    }
}
