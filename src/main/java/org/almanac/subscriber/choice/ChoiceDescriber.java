package org.almanac.subscriber.choice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.almanac.event.Event;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.read.PublicNames;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.choice.ChoiceSummary.Line;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.SubscriberSettings;
import org.almanac.subscriber.words.ChoiceMessages;
import org.almanac.subscriber.words.ConfirmationMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;

/**
 * Says what is followed by the names that readers know. What the catalogue does not know is only counted: anybody may have
 * typed it, and it stands in a mail to somebody else.
 */
@ApplicationScoped
public class ChoiceDescriber {
    private final PublicNames names;
    private final FollowedEvents events;

    ChoiceDescriber(PublicNames names, FollowedEvents events) {
        this.names = names;
        this.events = events;
    }

    public ChoiceSummary summary(Follows follows, SubscriberSettings settings, Language language) {
        ChoiceMessages choice = ReaderLanguages.words(ChoiceMessages.class, language);
        ConfirmationMessages words = ReaderLanguages.words(ConfirmationMessages.class, language);
        List<Line> lines = new ArrayList<>();
        if (follows.everything()) {
            lines.add(new Line(words.events(), words.all()));
        }
        List<String> subjects = names(follows.tags(), tags());
        List<String> series = names(follows.series(), series());
        List<String> organisers = names(follows.organisers(), organisers());
        add(lines, choice.subjects(), subjects);
        add(lines, choice.series(), series);
        add(lines, choice.organisers(), organisers);
        add(
                lines,
                choice.singleEvents(),
                follows.events().stream().map(event -> title(event, choice)).toList());
        int unlisted = follows.tags().size()
                + follows.series().size()
                + follows.organisers().size()
                - subjects.size()
                - series.size()
                - organisers.size();
        if (unlisted > 0) {
            lines.add(new Line(words.besides(), words.unlisted(unlisted)));
        }
        add(
                lines,
                words.onlyIn(),
                follows.countries().stream()
                        .map(code -> country(code, language.locale()))
                        .toList());
        lines.add(new Line(words.reminders(), reminders(settings.leadTimes(), choice, words)));
        lines.add(new Line(choice.zone(), settings.timeZone().getId().replace('_', ' ')));
        return new ChoiceSummary(List.copyOf(lines));
    }

    /** By slug, in the catalogue's order; those that readers know of. */
    Map<String, String> tags() {
        return names.tags().stream().collect(ordered(Tag::slug, Tag::name));
    }

    /** By slug, in the catalogue's order; those that readers know of. */
    Map<String, String> series() {
        return names.series().stream().collect(ordered(Series::slug, Series::name));
    }

    /** By slug, in the catalogue's order; those that readers know of. */
    Map<String, String> organisers() {
        return names.organisers().stream().collect(ordered(Organiser::slug, Organiser::name));
    }

    private String title(UUID event, ChoiceMessages choice) {
        return events.find(event.toString()).map(Event::title).orElseGet(choice::noLongerListed);
    }

    private static String reminders(Collection<LeadTime> leadTimes, ChoiceMessages choice, ConfirmationMessages words) {
        List<String> lengths =
                leadTimes.stream().map(lead -> lead.words(choice)).toList();
        return lengths.isEmpty() ? words.none() : choice.before(sentence(lengths, choice));
    }

    private static String country(String code, Locale language) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
    }

    private static List<String> names(Collection<String> slugs, Map<String, String> known) {
        return slugs.stream().filter(known::containsKey).map(known::get).toList();
    }

    private static void add(List<Line> lines, String label, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(new Line(label, String.join(", ", names)));
        }
    }

    private static String sentence(List<String> items, ChoiceMessages choice) {
        int last = items.size() - 1;
        return last == 0 ? items.get(0) : choice.both(String.join(", ", items.subList(0, last)), items.get(last));
    }

    private static <T> Collector<T, ?, Map<String, String>> ordered(
            Function<T, String> slug, Function<T, String> name) {
        return Collectors.toMap(slug, name, (first, second) -> first, LinkedHashMap::new);
    }
}
