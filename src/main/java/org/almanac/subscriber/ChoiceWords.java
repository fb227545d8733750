package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.subscriber.ChoiceSummary.Line;

/** Says what is followed by the names that readers know. What the catalogue does not know yet keeps its slug. */
@ApplicationScoped
class ChoiceWords {
    private final CatalogueQueries catalogue;
    private final FollowedEvents events;

    ChoiceWords(CatalogueQueries catalogue, FollowedEvents events) {
        this.catalogue = catalogue;
        this.events = events;
    }

    ChoiceSummary summary(Follows follows, Settings settings) {
        List<Line> lines = new ArrayList<>();
        if (follows.everything()) {
            lines.add(new Line("Events", "All of them"));
        }
        add(lines, "Subjects", names(follows.tags(), tags()));
        add(lines, "Series", names(follows.series(), series()));
        add(lines, "Organisers", names(follows.organisers(), organisers()));
        add(lines, "Single events", follows.events().stream().map(this::title).toList());
        add(
                lines,
                "Only in",
                follows.countries().stream().map(ChoiceWords::country).toList());
        lines.add(new Line("Reminders", reminders(settings.leadTimes())));
        lines.add(new Line("Your time zone", settings.timeZone().getId().replace('_', ' ')));
        return new ChoiceSummary(List.copyOf(lines));
    }

    /** By slug, in the catalogue's order. */
    Map<String, String> tags() {
        return catalogue.tags().stream().collect(ordered(Tag::slug, Tag::name));
    }

    /** By slug, in the catalogue's order. */
    Map<String, String> series() {
        return catalogue.series().stream().collect(ordered(Series::slug, Series::name));
    }

    /** By slug, in the catalogue's order. */
    Map<String, String> organisers() {
        return catalogue.organisers().stream().collect(ordered(Organiser::slug, Organiser::name));
    }

    String title(UUID event) {
        return events.find(event.toString()).map(Event::title).orElse("An event that is no longer listed");
    }

    private static String reminders(Collection<LeadTime> leadTimes) {
        return leadTimes.isEmpty()
                ? "None"
                : sentence(leadTimes.stream().map(LeadTime::words).toList()) + " before";
    }

    private static String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }

    private static List<String> names(Collection<String> slugs, Map<String, String> known) {
        return slugs.stream().map(slug -> known.getOrDefault(slug, slug)).toList();
    }

    private static void add(List<Line> lines, String label, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(new Line(label, String.join(", ", names)));
        }
    }

    private static String sentence(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static <T> java.util.stream.Collector<T, ?, Map<String, String>> ordered(
            Function<T, String> slug, Function<T, String> name) {
        return Collectors.toMap(slug, name, (first, second) -> first, java.util.LinkedHashMap::new);
    }
}
