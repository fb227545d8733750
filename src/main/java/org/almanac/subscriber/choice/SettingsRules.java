package org.almanac.subscriber.choice;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.almanac.problem.FieldErrors;
import org.almanac.subscriber.QuietHours;
import org.almanac.subscriber.store.Digest;
import org.almanac.subscriber.store.DigestTime;
import org.almanac.subscriber.words.ChoiceMessages;
import org.jspecify.annotations.Nullable;

/** The rules for how and when somebody wants to be told. What is left out is null; so is what is wrong, once it is told. */
final class SettingsRules {
    private static final int MAX_WORD = 64;
    private static final Pattern FULL_HOUR = Pattern.compile("1?\\d|2[0-3]|0\\d");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private final Function<String, Optional<ZoneId>> zones;
    private final ChoiceMessages words;

    /** As {@link SubscriptionRules} has them. */
    SettingsRules(Function<String, Optional<ZoneId>> zones, ChoiceMessages words) {
        this.zones = zones;
        this.words = words;
    }

    @Nullable
    ZoneId zone(@Nullable String typed, FieldErrors errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<ZoneId> zone = typed.length() > MAX_WORD ? Optional.empty() : zones.apply(typed.strip());
        if (zone.isEmpty()) {
            errors.add("timeZone", words.wrongZone());
        }
        return zone.orElse(null);
    }

    @Nullable
    String locale(@Nullable String typed, FieldErrors errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(typed.strip().replace('_', '-'))
                    .build();
            if (typed.length() <= MAX_WORD && !locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Told below, like every other text that names no language.
        }
        errors.add("locale", words.wrongLocale());
        return null;
    }

    @Nullable
    Digest digest(@Nullable String typed, FieldErrors errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        for (Digest digest : Digest.values()) {
            if (digest.name().equalsIgnoreCase(typed.strip())) {
                return digest;
            }
        }
        errors.add("digest", words.wrongDigest());
        return null;
    }

    /** An empty hour is the site's send hour; a day alone keeps it. */
    @Nullable
    DigestTime digestTime(SubscriptionInput input, FieldErrors errors) {
        if (input.digestDay() == null && input.digestHour() == null) {
            return null;
        }
        String hour = input.digestHour() == null ? "" : input.digestHour().strip();
        if (!hour.isEmpty() && !FULL_HOUR.matcher(hour).matches()) {
            errors.add("digestHour", words.wrongDigestHour());
            return null;
        }
        Integer at = hour.isEmpty() ? null : Integer.valueOf(hour);
        String wanted = input.digestDay() == null ? "" : input.digestDay().strip();
        if (wanted.isEmpty()) {
            return new DigestTime(null, at);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equalsIgnoreCase(wanted)) {
                return new DigestTime(day, at);
            }
        }
        errors.add("digestDay", words.wrongDigestDay());
        return null;
    }

    @Nullable
    QuietHours quietHours(SubscriptionInput.@Nullable QuietHoursInput typed, FieldErrors errors) {
        if (typed == null || (isBlank(typed.from()) && isBlank(typed.to()))) {
            return null;
        }
        Optional<LocalTime> from = timeOfDay(typed.from());
        Optional<LocalTime> to = timeOfDay(typed.to());
        if (from.isEmpty() || to.isEmpty()) {
            errors.add("quietHours", words.wrongQuiet());
            return null;
        }
        if (from.equals(to)) {
            errors.add("quietHours", words.equalQuiet());
            return null;
        }
        return new QuietHours(from.get(), to.get());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Optional<LocalTime> timeOfDay(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        return TIME_OF_DAY.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
    }
}
