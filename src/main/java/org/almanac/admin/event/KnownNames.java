package org.almanac.admin.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.almanac.event.Entry;
import org.almanac.event.EntryQuery;
import org.almanac.event.Event;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SameName;
import org.almanac.place.Countries;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** What events have named before, to be offered while somebody types and told from what is new. */
@ApplicationScoped
class KnownNames {
    private static final int MOST_VENUES = 500;
    private static final List<String> REST_OF_VENUE =
            List.of("venue.address", "venue.city", "venue.country", "venue.latitude", "venue.longitude");

    private final Registers registers;
    private final List<String> zones;
    private final List<String> countries = Countries.names(Locale.ENGLISH);

    KnownNames(Registers registers, SiteSettings settings) {
        this.registers = registers;
        this.zones = TimeZones.startingWith(settings.defaultTimeZone());
    }

    /** By name. */
    record Choices(
            List<String> tags,
            List<String> series,
            List<String> organisers,
            List<String> venues,
            List<String> countries,
            List<String> zones) {
        static final Choices NONE = new Choices(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    Choices choices() {
        return new Choices(
                registers.tags().all().stream().map(Tag::name).toList(),
                registers.series().all().stream().map(Series::name).toList(),
                registers.organisers().all().stream()
                        .map(Organiser::name)
                        .distinct()
                        .toList(),
                registers.venues().list(new EntryQuery(null, null, MOST_VENUES, false)).items().stream()
                        .map(Entry::value)
                        .map(Venue::name)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                countries,
                zones);
    }

    /** A new event's form with all that is known of its venue, when only that one's name was typed. */
    EventForm completed(EventForm form) {
        String name = form.given("venue.name");
        if (name == null || REST_OF_VENUE.stream().anyMatch(key -> form.given(key) != null)) {
            return form;
        }
        List<Venue> same = registers.venues().list(new EntryQuery(name, null, MOST_VENUES, false)).items().stream()
                .map(Entry::value)
                .filter(venue ->
                        venue.name() != null && SameName.key(venue.name()).equals(SameName.key(name)))
                .toList();
        return same.size() == 1 ? form.at(same.get(0)) : form;
    }

    /** What a form names that nothing has named before; in whatever case, accents and spaces, a name is the same. */
    List<String> fresh(EventForm form, @Nullable Event stored) {
        List<String> fresh = new ArrayList<>();
        Set<String> tags = keys(registers.tags().all().stream().map(Tag::name));
        for (String tag : TypedTags.of(form.value("tags"), stored)) {
            if (tag != null && !tags.contains(SameName.key(tag))) {
                fresh.add("new tag “" + tag + "”");
            }
        }
        say(
                fresh,
                "series",
                form.given("series"),
                registers.series().all().stream().map(Series::name));
        say(
                fresh,
                "organiser",
                form.given("organiser.name"),
                registers.organisers().all().stream().map(Organiser::name));
        return fresh;
    }

    private static void say(List<String> fresh, String what, @Nullable String typed, Stream<String> known) {
        if (typed != null && !keys(known).contains(SameName.key(typed))) {
            fresh.add("new " + what + " “" + typed + "”");
        }
    }

    private static Set<String> keys(Stream<String> names) {
        Set<String> keys = new HashSet<>();
        names.forEach(name -> keys.add(SameName.key(name)));
        return keys;
    }
}
