package org.almanac.subscriber;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.subscriber.words.ChoiceMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;

/**
 * How long before an event a reminder is wanted. Days are days of the event's calendar, so that {@code P1D} keeps the
 * hour over a change of the clocks while {@code PT24H} does not.
 *
 * @param days whole calendar days
 * @param rest what comes on top, to the minute
 */
public record LeadTime(int days, Duration rest) implements Comparable<LeadTime> {
    private static final int LONGEST_DAYS = 366;
    private static final Pattern ISO_8601 =
            Pattern.compile("P(?:(\\d{1,3})W)?(?:(\\d{1,3})D)?(?:T(?=\\d)(?:(\\d{1,4})H)?(?:(\\d{1,5})M)?)?");
    private static final Comparator<LeadTime> BY_LENGTH =
            Comparator.comparing(LeadTime::length).thenComparing(LeadTime::days);

    /** @return empty unless it is weeks, days, hours and minutes in ISO 8601, from a minute to a year */
    public static Optional<LeadTime> parse(String text) {
        Matcher part = ISO_8601.matcher(text.strip());
        if (!part.matches()) {
            return Optional.empty();
        }
        int days = 7 * number(part.group(1)) + number(part.group(2));
        Duration rest = Duration.ofHours(number(part.group(3))).plusMinutes(number(part.group(4)));
        LeadTime lead = new LeadTime(days, rest);
        boolean inBounds = lead.length().compareTo(Duration.ofMinutes(1)) >= 0
                && lead.length().compareTo(Duration.ofDays(LONGEST_DAYS)) <= 0;
        return inBounds ? Optional.of(lead) : Optional.empty();
    }

    /** @throws IllegalArgumentException unless {@link #parse} accepts it */
    @JsonCreator
    public static LeadTime of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a lead time: " + text));
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private Duration length() {
        return Duration.ofDays(days).plus(rest);
    }

    /** The one spelling in ISO 8601 that is stored: {@code P7D}, {@code P1DT12H}, {@code PT1M}. */
    @JsonValue
    public String canonical() {
        if (days == 0) {
            return rest.toString();
        }
        return "P" + days + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
    }

    /** In words for a form: {@code 2 weeks}, {@code 1 day 12 hours}. */
    public String words(ChoiceMessages language) {
        List<String> words = new ArrayList<>();
        boolean weeks = days >= 7 && days % 7 == 0;
        add(words, weeks ? days / 7 : 0, language::weeks);
        add(words, weeks ? 0 : days, language::days);
        add(words, rest.toHours(), language::hours);
        add(words, rest.toMinutesPart(), language::minutes);
        return String.join(" ", words);
    }

    /** In English words, for whoever runs the site. */
    public String inEnglish() {
        return words(ReaderLanguages.words(ChoiceMessages.class, Language.ENGLISH));
    }

    private static void add(List<String> words, long count, LongFunction<String> unit) {
        if (count > 0) {
            words.add(unit.apply(count));
        }
    }

    @Override
    public int compareTo(LeadTime other) {
        return BY_LENGTH.compare(this, other);
    }

    @Override
    public String toString() {
        return canonical();
    }
}
