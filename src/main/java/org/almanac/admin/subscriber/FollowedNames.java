package org.almanac.admin.subscriber;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.register.Registers;
import org.almanac.problem.Problem;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.SubscriberData;

/** What a subscriber follows, by the names that editors know. */
@Singleton
class FollowedNames {
    private final CatalogueQueries catalogue;
    private final Registers registers;

    FollowedNames(CatalogueQueries catalogue, Registers registers) {
        this.catalogue = catalogue;
        this.registers = registers;
    }

    /** @param text the names, joined */
    record Line(String label, String text) {}

    List<Line> of(SubscriberData reader) {
        List<Line> lines = new ArrayList<>();
        if (reader.everything()) {
            lines.add(new Line("Follows", "All events"));
        }
        add(
                lines,
                "Subjects",
                named(reader.tags(), registers.tags().all().stream().collect(Collectors.toMap(Tag::slug, Tag::name))));
        add(
                lines,
                "Series",
                named(
                        reader.series(),
                        registers.series().all().stream().collect(Collectors.toMap(Series::slug, Series::name))));
        add(
                lines,
                "Organisers",
                named(
                        reader.organisers(),
                        registers.organisers().all().stream()
                                .collect(Collectors.toMap(Organiser::slug, Organiser::name))));
        add(lines, "Single events", reader.events().stream().map(this::title).toList());
        add(lines, "Only in", reader.countries());
        add(
                lines,
                "Reminders before",
                reader.leadTimes().stream()
                        .map(lead -> LeadTime.of(lead).inEnglish())
                        .toList());
        ZoneId zone = reader.timeZone();
        lines.add(new Line("Time zone", zone.getId().replace('_', ' ')));
        lines.add(new Line("Language", reader.locale()));
        return lines;
    }

    private String title(UUID event) {
        try {
            return catalogue.find(event.toString()).title();
        } catch (Problem gone) {
            return event.toString();
        }
    }

    private static List<String> named(List<String> slugs, Map<String, String> names) {
        return slugs.stream().map(slug -> names.getOrDefault(slug, slug)).toList();
    }

    private static void add(List<Line> lines, String label, Collection<String> names) {
        if (!names.isEmpty()) {
            lines.add(new Line(label, String.join(", ", names)));
        }
    }
}
