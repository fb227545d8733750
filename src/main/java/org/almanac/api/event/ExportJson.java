package org.almanac.api.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.TreeMap;
import org.almanac.api.EventJson;
import org.almanac.event.Event;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.jspecify.annotations.Nullable;

/** An event as it leaves for another catalogue: what it names by slug has its name beside it. */
record ExportJson(@JsonUnwrapped EventJson event, Names names) {
    /**
     * @param tags by slug
     * @param series of the event's own
     */
    record Names(Map<String, String> tags, @Nullable String series) {}

    static ExportJson of(Event event, EventJson json) {
        Map<String, String> tags = new TreeMap<>();
        for (Tag tag : event.content().tags()) {
            tags.put(tag.slug(), tag.name());
        }
        Series series = event.content().series();
        return new ExportJson(json, new Names(tags, series == null ? null : series.name()));
    }
}
