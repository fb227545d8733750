package org.almanac.admin.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.almanac.event.Event;
import org.almanac.event.imported.EventOrigin;
import org.almanac.event.read.CatalogueQueries;

/** Where the fields of an event come from, as its page at the desk says it; {@code cdi:origins} in templates. */
@Named("origins")
@ApplicationScoped
class EventOrigins {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("title", "Title"),
            Map.entry("summary", "Summary"),
            Map.entry("description", "Description"),
            Map.entry("start", "Start"),
            Map.entry("end", "End"),
            Map.entry("timeZone", "Time zone"),
            Map.entry("allDay", "All day"),
            Map.entry("status", "Status"),
            Map.entry("note", "What readers should know"),
            Map.entry("tags", "Tags"),
            Map.entry("series", "Series"),
            Map.entry("venue", "Venue"),
            Map.entry("onlineUrl", "Online address"),
            Map.entry("organiser", "Organiser"),
            Map.entry("url", "Page"),
            Map.entry("registrationUrl", "Registration"),
            Map.entry("image", "Image"),
            Map.entry("keyDates", "Key dates"),
            Map.entry("featured", "Featured"),
            Map.entry("featuredLabel", "Label"),
            Map.entry("recurrence", "Recurrence"));

    private final CatalogueQueries queries;

    EventOrigins(CatalogueQueries queries) {
        this.queries = queries;
    }

    /** @param field as the API spells it; @param name for people */
    public record Edit(String field, String name, String by, Instant at) {}

    /** What an editor has changed of it since it came; empty when it came from nowhere. */
    public List<Edit> edits(Event event) {
        EventOrigin origin = queries.origin(event.id().toString());
        return origin.edited().entrySet().stream()
                .map(edit -> new Edit(
                        edit.getKey(),
                        NAMES.getOrDefault(edit.getKey(), edit.getKey()),
                        edit.getValue().by(),
                        Instant.parse(edit.getValue().at())))
                .toList();
    }
}
