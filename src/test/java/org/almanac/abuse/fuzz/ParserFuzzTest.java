package org.almanac.abuse.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.almanac.event.read.EventParsers;
import org.almanac.feed.FeedParsers;
import org.almanac.ical.recur.RecurrenceRule;
import org.almanac.ical.recur.TooManyInstancesException;
import org.almanac.ical.zone.ZoneNames;
import org.almanac.importer.ImportParsers;
import org.almanac.markdown.Markdown;
import org.almanac.outbox.MailParsers;
import org.almanac.subscriber.SubscriberParsers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that reads what somebody sent, with inputs that nobody meant, on a small stack: no {@code Error}, no
 * exception but a refusal, no five seconds. A failure prints its seed and a small input that {@code -Dfuzz.replay} tries
 * again.
 */
class ParserFuzzTest {
    /** Of the time for all. */
    private static final double SHARE = 0.4;

    /** More than that of one kind of input is read by nobody, save imports. */
    private static final int LONGEST = 60_000;

    /** @param longest input in octets */
    private record Target(String name, Grammar grammar, int longest, Trial.Reader reader) {
        Target(String name, Grammar grammar, Trial.Reader reader) {
            this(name, grammar, LONGEST, reader);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Target> targets() {
        return List.of(
                // As long as a description may be.
                new Target(
                        "Markdown",
                        Grammar.MARKDOWN,
                        20_000,
                        input -> Markdown.of(new String(input, UTF_8)).html()),
                new Target("iCalendar", Grammar.CALENDAR, ImportParsers::calendar),
                new Target("JSON", Grammar.JSON, ImportParsers::json),
                new Target("NDJSON", Grammar.JSON, ImportParsers::lines),
                new Target("CSV", Grammar.TABLE, ImportParsers::table),
                new Target("format", Grammar.TABLE, ImportParsers::format),
                new Target("bounce", Grammar.MAIL, MailParsers::bounce),
                new Target("unsubscribe mail", Grammar.MAIL, MailParsers::unsubscribe),
                new Target("rule", Grammar.RULE, input -> rule(new String(input, UTF_8))),
                new Target("address", Grammar.ADDRESS, input -> FeedParsers.address(new String(input, UTF_8))),
                new Target("duration", Grammar.TOKEN, input -> FeedParsers.durations(new String(input, UTF_8))),
                new Target("cursor", Grammar.TOKEN, input -> EventParsers.cursors(new String(input, UTF_8))),
                new Target("zone", Grammar.TOKEN, input -> ZoneNames.resolve(new String(input, UTF_8))),
                new Target("word", Grammar.TOKEN, input -> SubscriberParsers.words(new String(input, UTF_8))),
                new Target("subscriber table", Grammar.TABLE, SubscriberParsers::table),
                new Target("subscription", Grammar.JSON, SubscriberParsers::request));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void noInputBreaksAReader(Target target) throws Exception {
        if (!FuzzSettings.replay().isEmpty()) {
            assertThat(Trial.failure(target.reader, Base64.getDecoder().decode(FuzzSettings.replay())))
                    .as(target.name)
                    .isNull();
            return;
        }
        long seed = FuzzSettings.seed();
        Mutator mutator = new Mutator(new Random(seed ^ target.name.hashCode()), target.longest);
        Duration time = FuzzSettings.time(SHARE / targets().size());
        List<byte[]> bombs = Mutator.bombs(target.grammar, target.longest);
        int tried = 0;
        for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end || tried < bombs.size(); tried++) {
            byte[] input = tried < bombs.size() ? bombs.get(tried) : mutator.input(target.grammar);
            @Nullable String failure = Trial.failure(target.reader, input);
            if (failure != null && !KnownFailures.READERS.contains(target.name)) {
                byte[] small = Shrinker.shrink(input, less -> failure.equals(Trial.failure(target.reader, less)));
                assertThat(failure)
                        .as("%s, seed %s, input %s: %s", target.name, seed, tried, Shrinker.shown(small))
                        .isNull();
            }
        }
        assertThat(tried).isPositive();
    }

    private static void rule(String text) {
        LocalDateTime seed = LocalDateTime.parse("2027-06-08T09:00");
        RecurrenceRule rule = RecurrenceRule.parse(text);
        rule.fallsOn(seed);
        try {
            rule.expand(seed, ZoneId.of("Europe/Berlin"), seed.minusYears(1), seed.plusYears(2), 5_000);
        } catch (TooManyInstancesException e) {
            // Told to whoever wrote the rule.
        }
    }
}
