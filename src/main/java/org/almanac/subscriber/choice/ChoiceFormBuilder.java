package org.almanac.subscriber.choice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.almanac.problem.FieldError;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.QuietHours;
import org.almanac.subscriber.choice.ChoiceForm.Option;
import org.almanac.subscriber.store.Digest;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.SubscriberSettings;
import org.almanac.subscriber.words.ChoiceMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** Builds forms: from what is stored, or from what was typed and has to be mended. */
@ApplicationScoped
public class ChoiceFormBuilder {
    private static final List<LeadTime> OFFERED = Stream.of("P28D", "P14D", "P7D", "P3D", "P1D", "PT2H")
            .map(LeadTime::of)
            .toList();

    private static final Pattern UNSHOWABLE = Pattern.compile("\\p{Cntrl}");

    private final ChoiceDescriber words;
    private final FollowedEvents events;
    private final SupportedTimeZones zones;
    private final SubscriberDefaults defaults;
    private final LeadTimeSettings notification;

    ChoiceFormBuilder(
            ChoiceDescriber words,
            FollowedEvents events,
            SupportedTimeZones zones,
            SubscriberDefaults defaults,
            LeadTimeSettings notification) {
        this.words = words;
        this.events = events;
        this.zones = zones;
        this.defaults = defaults;
        this.notification = notification;
    }

    public ChoiceForm of(Follows follows, SubscriberSettings settings, Language language) {
        QuietHours quiet = settings.quietHours();
        return of(
                new SubscriptionInput(
                        null,
                        follows.everything() ? SubscriptionInput.EVERYTHING : SubscriptionInput.CHOSEN,
                        List.copyOf(follows.tags()),
                        List.copyOf(follows.series()),
                        List.copyOf(follows.organisers()),
                        follows.events().stream().map(Object::toString).toList(),
                        List.copyOf(follows.countries()),
                        settings.leadTimes().stream().map(LeadTime::canonical).toList(),
                        settings.timeZone().getId(),
                        settings.locale(),
                        settings.digest().name(),
                        settings.announcements(),
                        settings.changes(),
                        settings.nothingUpcoming(),
                        quiet == null
                                ? null
                                : new SubscriptionInput.QuietHoursInput(
                                        quiet.from().toString(), quiet.to().toString()),
                        Objects.requireNonNullElse(settings.digestTime().day(), DayOfWeek.MONDAY)
                                .name(),
                        Objects.toString(settings.digestTime().hour(), "")),
                List.of(),
                language);
    }

    /** @param input what was typed; what was left out is shown as a new subscriber would get it */
    public ChoiceForm of(SubscriptionInput input, List<FieldError> errors, Language language) {
        ChoiceMessages said = ReaderLanguages.words(ChoiceMessages.class, language);
        SubscriberSettings standard = defaults.settings();
        SubscriptionInput.QuietHoursInput quiet = input.quietHours();
        List<String> tags = typed(input.tags());
        List<String> series = typed(input.series());
        List<String> organisers = typed(input.organisers());
        List<String> single = typed(input.events());
        boolean nothingNamed = tags.isEmpty() && series.isEmpty() && organisers.isEmpty() && single.isEmpty();
        return new ChoiceForm(
                text(input.email()),
                input.follow() == null ? nothingNamed : input.follow().equals(SubscriptionInput.EVERYTHING),
                options(words.tags(), tags),
                options(words.series(), series),
                chosen(words.organisers(), organisers),
                single.stream().map(event -> event(event, said)).toList(),
                String.join(", ", typed(input.countries())),
                leadTimes(input.leadTimes() == null ? standard.leadTimes() : parsed(input.leadTimes()), said),
                zones(Objects.requireNonNullElse(
                        input.timeZone(), standard.timeZone().getId())),
                readerLanguages(Objects.requireNonNullElse(input.locale(), language.tag())),
                digests(
                        Objects.requireNonNullElse(
                                input.digest(), standard.digest().name()),
                        said),
                days(Objects.requireNonNullElse(input.digestDay(), DayOfWeek.MONDAY.name()), language),
                hours(Objects.requireNonNullElse(input.digestHour(), ""), language),
                Objects.requireNonNullElse(input.announcements(), standard.announcements()),
                Objects.requireNonNullElse(input.changes(), standard.changes()),
                Objects.requireNonNullElse(input.nothingUpcoming(), standard.nothingUpcoming()),
                quiet == null ? "" : text(quiet.from()),
                quiet == null ? "" : text(quiet.to()),
                errors.stream()
                        .collect(Collectors.toMap(
                                FieldError::field, FieldError::message, (first, second) -> first, LinkedHashMap::new)));
    }

    /** What was typed, without what no field can show. */
    public static String text(@Nullable String typed) {
        return typed == null ? "" : UNSHOWABLE.matcher(typed).replaceAll("");
    }

    private static List<String> typed(@Nullable List<@Nullable String> items) {
        return items == null
                ? List.of()
                : items.stream()
                        .filter(Objects::nonNull)
                        .map(ChoiceFormBuilder::text)
                        .map(String::strip)
                        .distinct()
                        .toList();
    }

    /** All that the catalogue knows, and what is chosen without being known to it yet. */
    private static List<Option> options(Map<String, String> known, List<String> chosen) {
        List<Option> options = new ArrayList<>();
        known.forEach((slug, name) -> options.add(new Option(slug, name, chosen.contains(slug))));
        chosen.stream()
                .filter(slug -> !known.containsKey(slug))
                .forEach(slug -> options.add(new Option(slug, slug, true)));
        return options;
    }

    private static List<Option> chosen(Map<String, String> known, List<String> chosen) {
        return chosen.stream()
                .map(slug -> new Option(slug, known.getOrDefault(slug, slug), true))
                .toList();
    }

    private Option event(String idOrSlug, ChoiceMessages said) {
        return events.find(idOrSlug)
                .map(event -> new Option(event.id().toString(), event.title(), true))
                .orElseGet(() -> new Option(idOrSlug, said.noLongerListed(), true));
    }

    private static Set<LeadTime> parsed(List<@Nullable String> typed) {
        return typed(typed).stream()
                .map(LeadTime::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static List<Option> leadTimes(Set<LeadTime> chosen, ChoiceMessages said) {
        SortedSet<LeadTime> all = new TreeSet<>(chosen);
        all.addAll(OFFERED);
        return SubscriberSettings.longestFirst(all).stream()
                .map(lead -> new Option(lead.canonical(), said.before(lead.words(said)), chosen.contains(lead)))
                .toList();
    }

    private List<Option> zones(String chosen) {
        List<Option> options = new ArrayList<>();
        List<String> places = zones.places();
        if (!places.contains(chosen)) {
            options.add(new Option(chosen, chosen, true));
        }
        places.forEach(zone -> options.add(new Option(zone, zone.replace('_', ' '), zone.equals(chosen))));
        return options;
    }

    /** By their own names; a regional form of one stays what it is. */
    private static List<Option> readerLanguages(String chosen) {
        Language spoken = ReaderLanguages.of(chosen);
        return Arrays.stream(Language.values())
                .map(language -> new Option(
                        language == spoken ? text(chosen) : language.tag(),
                        language.locale().getDisplayLanguage(language.locale()),
                        language == spoken))
                .toList();
    }

    private static List<Option> digests(String chosen, ChoiceMessages said) {
        return Arrays.stream(Digest.values())
                .map(digest -> new Option(
                        digest.name(), name(digest, said), digest.name().equalsIgnoreCase(chosen)))
                .toList();
    }

    private static List<Option> days(String chosen, Language language) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Option(
                        day.name(),
                        language.leafWeekday().format(day),
                        day.name().equalsIgnoreCase(chosen)))
                .toList();
    }

    /** The site's own hour says nothing, so that whoever takes it moves with it. */
    private List<Option> hours(String chosen, Language language) {
        return IntStream.range(0, 24)
                .mapToObj(hour -> {
                    LocalTime time = LocalTime.of(hour, 0);
                    boolean standard = time.equals(notification.sendHour());
                    String value = standard ? "" : String.valueOf(hour);
                    return new Option(value, language.clock().format(time), value.equals(chosen));
                })
                .toList();
    }

    private static String name(Digest digest, ChoiceMessages said) {
        return switch (digest) {
            case NONE -> said.digestNone();
            case WEEKLY -> said.digestWeekly();
            case MONTHLY -> said.digestMonthly();
        };
    }
}
