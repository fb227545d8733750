package org.almanac.subscriber;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What a choice may look like. Every field has its bounds, and every message says what to do about it. */
final class SubscriptionRules {
    private static final int MOST_ITEMS = 50;
    private static final int MOST_LEAD_TIMES = 10;
    private static final int LONGEST_WORD = 64;
    private static final Pattern FULL_HOUR = Pattern.compile("1?\\d|2[0-3]|0\\d");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final Function<String, Optional<UUID>> events;
    private final Function<String, Optional<ZoneId>> zones;
    private final ChoiceMessages words;

    /**
     * @param events the event of an id or a slug, as long as readers may see it
     * @param zones the zone of an IANA name
     * @param words what is wrong, in the language of whoever chose
     */
    SubscriptionRules(
            Function<String, Optional<UUID>> events, Function<String, Optional<ZoneId>> zones, ChoiceMessages words) {
        this.events = events;
        this.zones = zones;
        this.words = words;
    }

    /** A request whose every field is in order. */
    record Asked(EmailAddress email, Wish wish) {}

    /** @throws Problem INVALID with everything that is wrong */
    Asked request(SubscriptionInput input) {
        FieldErrors errors = new FieldErrors();
        Optional<EmailAddress> email = email(input.email(), errors);
        Wish wish = wish(input, errors);
        errors.throwIfAny();
        return new Asked(email.orElseThrow(), wish);
    }

    /** @throws Problem INVALID unless mail can be sent there */
    EmailAddress address(@Nullable String typed) {
        FieldErrors errors = new FieldErrors();
        Optional<EmailAddress> email = email(typed, errors);
        errors.throwIfAny();
        return email.orElseThrow();
    }

    private Optional<EmailAddress> email(@Nullable String typed, FieldErrors errors) {
        Optional<EmailAddress> email = Optional.ofNullable(typed).flatMap(EmailAddress::parse);
        if (email.isEmpty()) {
            errors.add("email", words.wrongEmail());
        }
        return email;
    }

    /** @throws Problem INVALID with everything that is wrong */
    Wish preferences(SubscriptionInput input) {
        FieldErrors errors = new FieldErrors();
        Wish wish = wish(input, errors);
        errors.throwIfAny();
        return wish;
    }

    private Wish wish(SubscriptionInput input, FieldErrors errors) {
        return new Wish(
                follows(input, errors),
                leadTimes(input.leadTimes(), errors),
                zone(input.timeZone(), errors),
                locale(input.locale(), errors),
                digest(input.digest(), errors),
                input.announcements(),
                input.changes(),
                input.nothingUpcoming(),
                quietHours(input.quietHours(), errors),
                digestTime(input, errors));
    }

    private Follows follows(SubscriptionInput input, FieldErrors errors) {
        List<String> tags = slugs("tags", input.tags(), errors);
        List<String> series = slugs("series", input.series(), errors);
        List<String> organisers = slugs("organisers", input.organisers(), errors);
        List<UUID> followed = items("events", input.events(), MOST_ITEMS, this::event, errors);
        List<String> countries = items("countries", input.countries(), MOST_ITEMS, this::country, errors);
        Follows named = Follows.naming(tags, series, organisers, followed, countries);
        String scope = input.follow() == null ? "" : input.follow().strip();
        switch (scope) {
            case "" -> {}
            case SubscriptionInput.EVERYTHING -> {
                if (!(tags.isEmpty() && series.isEmpty() && organisers.isEmpty())) {
                    errors.add("follow", words.everythingAndTicked());
                }
                return new Follows(
                        true, named.tags(), named.series(), named.organisers(), named.events(), named.countries());
            }
            case SubscriptionInput.CHOSEN -> {
                if (named.everything() && errors.isEmpty()) {
                    errors.add("follow", words.wrongFollow());
                }
            }
            default -> errors.add("follow", words.wrongScope());
        }
        return named;
    }

    private List<String> slugs(String field, @Nullable List<@Nullable String> typed, FieldErrors errors) {
        return items(field, typed, MOST_ITEMS, this::slug, errors);
    }

    private String slug(String typed) {
        String slug = typed.toLowerCase(Locale.ROOT);
        if (!Slugs.isSlug(slug)) {
            throw new IllegalArgumentException(words.notSlug());
        }
        return slug;
    }

    private UUID event(String typed) {
        return events.apply(slug(typed)).orElseThrow(() -> new IllegalArgumentException(words.noEvent()));
    }

    private String country(String typed) {
        String country = typed.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            throw new IllegalArgumentException(words.noCountry());
        }
        return country;
    }

    private @Nullable SortedSet<LeadTime> leadTimes(@Nullable List<@Nullable String> typed, FieldErrors errors) {
        if (typed == null) {
            return null;
        }
        return Settings.longestFirst(items("leadTimes", typed, MOST_LEAD_TIMES, this::leadTime, errors));
    }

    private LeadTime leadTime(String typed) {
        return LeadTime.parse(typed).orElseThrow(() -> new IllegalArgumentException(words.noLead()));
    }

    /** What the items become; blank ones are left out. The first that is wrong is told, by its place and never by itself. */
    private <T> List<T> items(
            String field,
            @Nullable List<@Nullable String> typed,
            int most,
            Function<String, T> canonical,
            FieldErrors errors) {
        if (typed == null) {
            return List.of();
        }
        if (typed.size() > most) {
            errors.add(field, words.tooMany(typed.size(), most));
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String item = typed.get(i);
            if (item == null || item.isBlank()) {
                continue;
            }
            try {
                items.add(canonical.apply(item.strip()));
            } catch (IllegalArgumentException e) {
                errors.add(field, words.wrongItem(i + 1, String.valueOf(e.getMessage())));
                return List.of();
            }
        }
        return items;
    }

    private @Nullable ZoneId zone(@Nullable String typed, FieldErrors errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<ZoneId> zone = typed.length() > LONGEST_WORD ? Optional.empty() : zones.apply(typed.strip());
        if (zone.isEmpty()) {
            errors.add("timeZone", words.wrongZone());
        }
        return zone.orElse(null);
    }

    private @Nullable String locale(@Nullable String typed, FieldErrors errors) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(typed.strip().replace('_', '-'))
                    .build();
            if (typed.length() <= LONGEST_WORD && !locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Told below, like every other text that names no language.
        }
        errors.add("locale", words.wrongLocale());
        return null;
    }

    private @Nullable Digest digest(@Nullable String typed, FieldErrors errors) {
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
    private @Nullable DigestTime digestTime(SubscriptionInput input, FieldErrors errors) {
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

    private @Nullable QuietHours quietHours(SubscriptionInput.@Nullable QuietHoursInput typed, FieldErrors errors) {
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
