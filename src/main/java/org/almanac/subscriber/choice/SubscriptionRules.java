package org.almanac.subscriber.choice;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.RequestedSettings;
import org.almanac.subscriber.store.SubscriberSettings;
import org.almanac.subscriber.words.ChoiceMessages;
import org.jspecify.annotations.Nullable;

/** What a choice may look like. Every field has its bounds, and every message says what to do about it. */
public final class SubscriptionRules {
    private static final int MAX_ITEMS = 50;
    private static final int MAX_LEAD_TIMES = 10;
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final Function<String, Optional<UUID>> events;
    private final SettingsRules settings;
    private final ChoiceMessages words;

    /**
     * @param events the event of an id or a slug, as long as readers may see it
     * @param zones the zone of an IANA name
     * @param words what is wrong, in the language of whoever chose
     */
    SubscriptionRules(
            Function<String, Optional<UUID>> events, Function<String, Optional<ZoneId>> zones, ChoiceMessages words) {
        this.events = events;
        this.settings = new SettingsRules(zones, words);
        this.words = words;
    }

    /** A request whose every field is in order. */
    public record Asked(EmailAddress email, RequestedSettings requested) {}

    /** @throws Problem INVALID with everything that is wrong */
    public Asked request(SubscriptionInput input) {
        FieldErrors errors = new FieldErrors();
        Optional<EmailAddress> email = email(input.email(), errors);
        RequestedSettings requested = requested(input, errors);
        errors.throwIfAny();
        return new Asked(email.orElseThrow(), requested);
    }

    /** @throws Problem INVALID unless mail can be sent there */
    public EmailAddress address(@Nullable String typed) {
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
    public RequestedSettings preferences(SubscriptionInput input) {
        FieldErrors errors = new FieldErrors();
        RequestedSettings requested = requested(input, errors);
        errors.throwIfAny();
        return requested;
    }

    private RequestedSettings requested(SubscriptionInput input, FieldErrors errors) {
        return new RequestedSettings(
                follows(input, errors),
                leadTimes(input.leadTimes(), errors),
                settings.zone(input.timeZone(), errors),
                settings.locale(input.locale(), errors),
                settings.digest(input.digest(), errors),
                input.announcements(),
                input.changes(),
                input.nothingUpcoming(),
                settings.quietHours(input.quietHours(), errors),
                settings.digestTime(input, errors));
    }

    private Follows follows(SubscriptionInput input, FieldErrors errors) {
        List<String> tags = slugs("tags", input.tags(), errors);
        List<String> series = slugs("series", input.series(), errors);
        List<String> organisers = slugs("organisers", input.organisers(), errors);
        List<UUID> followed = items("events", input.events(), MAX_ITEMS, this::event, errors);
        List<String> countries = items("countries", input.countries(), MAX_ITEMS, this::country, errors);
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
        return items(field, typed, MAX_ITEMS, this::slug, errors);
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
        return SubscriberSettings.longestFirst(items("leadTimes", typed, MAX_LEAD_TIMES, this::leadTime, errors));
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
}
