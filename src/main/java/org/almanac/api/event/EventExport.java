package org.almanac.api.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.almanac.api.EventJson;
import org.almanac.event.Event;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.EventQuery;

/** Writes events one a line, however many there are, in little memory. */
@Singleton
class EventExport {
    static final String MEDIA_TYPE = "application/x-ndjson";

    /** For whoever would take both and prefers none. */
    static final String LESS_THAN_JSON = MEDIA_TYPE + ";qs=0.5";

    private static final int PART = 500;

    private final CatalogueQueries queries;
    private final ObjectMapper mapper;

    EventExport(CatalogueQueries queries, ObjectMapper mapper) {
        this.queries = queries;
        this.mapper = mapper;
    }

    /** @param json of an event, as whoever asks may read it */
    StreamingOutput of(EventQuery query, Function<Event, EventJson> json) {
        // Read before the answer begins, so that what is wrong can still be said.
        List<Event> first = queries.part(query, null, PART);
        return out -> {
            OutputStream lines = new BufferedOutputStream(out, 64 * 1024);
            List<Event> part = first;
            while (!part.isEmpty()) {
                for (Event event : part) {
                    lines.write(mapper.writeValueAsBytes(ExportJson.of(event, json.apply(event))));
                    lines.write('\n');
                }
                UUID last = part.get(part.size() - 1).id();
                part = part.size() < PART ? List.of() : queries.part(query, last, PART);
            }
            lines.flush();
        };
    }
}
