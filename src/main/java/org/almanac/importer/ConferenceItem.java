package org.almanac.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.almanac.event.SaveEvent;
import org.almanac.place.Countries;
import org.jspecify.annotations.Nullable;

/**
 * A conference as public lists of conferences write it: a name instead of a title, days without times, topics for tags.
 * The days are taken as all-day in the site's own zone, as the lists name none. A conference that is online has its page
 * for the address to join. A country is understood by its English name; one that is not known stays in the address.
 *
 * @param end the last day, inclusive
 */
record ConferenceItem(
        @Nullable String name,
        @Nullable String start,
        @Nullable String end,
        @Nullable String city,
        @Nullable String country,
        @Nullable Boolean online,
        @Nullable String url,
        @Nullable List<@Nullable String> topics) {

    static final Set<String> FIELDS = Set.of("name", "start", "end", "city", "country", "online", "url", "topics");

    /** Whether an item is of this form: it has a name where an event of this service has a title. */
    static boolean isOne(JsonNode item) {
        return item.has("name") && !item.has("title");
    }

    SaveEvent toSaveEvent() {
        String code = country == null ? null : Countries.code(country).orElse(null);
        String unknownCountry = code == null ? country : null;
        return SaveEvent.builder()
                .title(name)
                .start(start)
                .end(end)
                .allDay(true)
                .tags(topics)
                .venue(new SaveEvent.VenueInput(null, unknownCountry, city, code, null, null))
                .onlineUrl(Boolean.TRUE.equals(online) ? url : null)
                .url(url)
                .build();
    }
}
