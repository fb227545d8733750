package org.almanac.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.almanac.event.Actor;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.merge.EventImports;
import org.almanac.event.merge.ImportOutcome;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.settings.SiteSettings;
import org.jboss.logging.Logger;

/** Fills a catalogue that has never held anything. */
@ApplicationScoped
class SampleCalendar {
    private static final Logger LOG = Logger.getLogger(SampleCalendar.class);
    private static final String FILE = "demo/events.json";
    private static final String SOURCE = "sample";

    private final SiteSettings site;
    private final EventImports imports;
    private final CatalogueQueries queries;
    private final SampleReaders readers;
    private final ObjectMapper json;
    private final Clock clock;

    SampleCalendar(
            SiteSettings site,
            EventImports imports,
            CatalogueQueries queries,
            SampleReaders readers,
            ObjectMapper json,
            Clock clock) {
        this.site = site;
        this.imports = imports;
        this.queries = queries;
        this.readers = readers;
        this.json = json;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent start) {
        if (site.demo() && queries.revision() == 0) {
            load(LocalDate.ofInstant(clock.instant(), site.defaultTimeZone()));
        }
    }

    /** Two nodes that start at once bring the same uids, so the later one changes nothing. */
    List<ImportOutcome> load(LocalDate today) {
        List<ImportItem> items = read().stream()
                .map(sample -> new ImportItem(null, sample.on(today, site.host()), SOURCE))
                .toList();
        List<ImportOutcome> outcomes = imports.run(items, Actor.source(SOURCE), null, false);
        int subscribers = readers.load(today).items().size();
        LOG.infof("loaded a sample calendar of %d events and %d subscribers", outcomes.size(), subscribers);
        return outcomes;
    }

    private List<SampleEvent> read() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return json.readValue(in, new TypeReference<List<SampleEvent>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
