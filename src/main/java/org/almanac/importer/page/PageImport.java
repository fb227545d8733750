package org.almanac.importer.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.almanac.event.SaveEvent;
import org.almanac.importer.Importer;
import org.almanac.importer.ReadItem;
import org.almanac.importer.fetch.FetchException;
import org.almanac.importer.fetch.Fetched;
import org.almanac.importer.fetch.Fetcher;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;

/** Reads a page or a calendar file once, and says what events it tells of and which we have already. */
@ApplicationScoped
public class PageImport {
    private static final int MOST = 200;

    private final Fetcher fetcher;
    private final Importer importer;
    private final LikeEvents likes;
    private final ZoneId zone;

    PageImport(Fetcher fetcher, Importer importer, LikeEvents likes, SiteSettings settings) {
        this.fetcher = fetcher;
        this.importer = importer;
        this.likes = likes;
        this.zone = settings.defaultTimeZone();
    }

    /**
     * Waits for the other server. Nothing is stored.
     *
     * @throws Problem INVALID with the field {@code url} when nothing can be read there, or more than fits an answer
     */
    public List<Draft> read(String address) {
        Fetched fetched;
        try {
            fetched = fetcher.fetch(address, Fetched.Validators.NONE);
        } catch (FetchException e) {
            throw Problem.invalid("url", e.reason());
        }
        List<PageEvent> events = Contents.isPage(fetched)
                ? PageReader.eventsOrPage(fetched.body(), fetched.contentType(), fetched.address(), zone)
                : fromFile(fetched);
        if (events.isEmpty()) {
            throw Problem.invalid("url", "There is no event at this address.");
        }
        if (events.size() > MOST) {
            throw Problem.invalid(
                    "url",
                    "There are %,d events at this address, too many for one look: import the file, or add it as a source."
                            .formatted(events.size()));
        }
        return events.stream()
                .map(event -> new Draft(event.event(), event.from(), likes.of(event.event())))
                .toList();
    }

    private List<PageEvent> fromFile(Fetched fetched) {
        try {
            Importer.Format format = Contents.format(fetched);
            String origin = switch (format) {
                case ICALENDAR -> "calendar";
                case CSV -> "csv";
                case XLSX -> "xlsx";
                case JSON, NDJSON -> "json";
            };
            return importer.read(format, fetched.body(), null).stream()
                    .map(ReadItem::item)
                    .filter(Objects::nonNull)
                    .map(item -> new PageEvent(item.event(), from(item.event(), origin)))
                    .toList();
        } catch (Problem e) {
            throw Problem.invalid("url", e.detail());
        }
    }

    private static Map<String, String> from(SaveEvent event, String origin) {
        Map<String, String> from = new LinkedHashMap<>();
        for (RecordComponent field : SaveEvent.class.getRecordComponents()) {
            try {
                Object value = field.getAccessor().invoke(event);
                if (value != null && !value.equals(List.of())) {
                    from.put(field.getName(), origin);
                }
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a record can be read", e);
            }
        }
        return from;
    }
}
