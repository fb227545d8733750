package org.almanac.importer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.almanac.event.Actor;
import org.almanac.event.Catalogue;
import org.almanac.event.ImportItem;
import org.almanac.event.ImportOutcome;
import org.almanac.event.StatisticsStatements;
import org.almanac.json.ImportReport;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Brings events in from JSON, NDJSON, CSV and iCalendar. */
@ApplicationScoped
public class Importer {
    private static final int MOST_ITEMS = 100_000;
    /** So many that the database should look again at how much it holds. */
    private static final int MANY = 500;

    private final Catalogue catalogue;
    private final StatisticsStatements statistics;
    private final JsonItems json;
    private final CalendarItems calendar;
    private final CsvItems csv;
    private final ImportMetrics metrics;
    private final Clock clock;

    Importer(
            Catalogue catalogue,
            StatisticsStatements statistics,
            JsonItems json,
            CalendarItems calendar,
            CsvItems csv,
            ImportMetrics metrics,
            Clock clock) {
        this.catalogue = catalogue;
        this.statistics = statistics;
        this.json = json;
        this.calendar = calendar;
        this.csv = csv;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** How events can be sent. */
    public enum Format {
        JSON,
        NDJSON,
        ICALENDAR,
        CSV
    }

    /**
     * Each item is imported by itself: a wrong one is skipped, and the report says why. Items are written in batches,
     * so a failure of the service in between leaves some of them imported; sending the same again completes the rest.
     *
     * @param source where the items come from; when null, what each item says of itself
     * @param dryRun says what would happen and writes nothing
     * @param publishPrivate shows readers what the items call private or confidential; else it comes in unpublished
     * @throws Problem MALFORMED when the body is not of the format, TOO_LARGE when it holds too many items
     */
    public ImportReport run(
            Format format, byte[] body, @Nullable String source, boolean dryRun, boolean publishPrivate, Actor actor) {
        List<ImportedItem> items = items(format, body, source, dryRun, publishPrivate, actor);
        List<ImportReport.Item> told = new ArrayList<>(items.size());
        for (ImportedItem item : items) {
            told.add(new ImportReport.Item(told.size(), item.uid(), item.outcome(), item.reason()));
        }
        return ImportReport.of(told);
    }

    /** The same as {@link #run}, told with what people look for: what an item is called, and where it is in the file. */
    List<ImportedItem> items(
            Format format, byte[] body, @Nullable String source, boolean dryRun, boolean publishPrivate, Actor actor) {
        List<ReadItem> all = switch (format) {
            case JSON -> json.array(body, source);
            case NDJSON -> json.lines(body, source);
            case ICALENDAR -> calendar.read(body, source);
            case CSV -> csv.read(body, source);
        };
        if (all.size() > MOST_ITEMS) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "At most %,d events go in at once.".formatted(MOST_ITEMS));
        }
        List<ReadItem> read = Twins.told(
                publishPrivate ? all.stream().map(ReadItem::shownThoughPrivate).toList() : all);
        Iterator<ImportOutcome> outcomes = write(read, actor, dryRun).iterator();
        List<ImportedItem> items = new ArrayList<>(read.size());
        for (ReadItem item : read) {
            items.add(
                    item.item() == null
                            ? ImportedItem.unreadable(item)
                            : ImportedItem.of(item, item.item().event(), outcomes.next(), dryRun));
        }
        if (!dryRun) {
            metrics.count(items);
        }
        return items;
    }

    private List<ImportOutcome> write(List<ReadItem> read, Actor actor, boolean dryRun) {
        List<ImportItem> readable =
                read.stream().map(ReadItem::item).filter(Objects::nonNull).toList();
        List<ImportOutcome> outcomes = new ArrayList<>(readable.size());
        for (List<ImportItem> batch :
                new RuleWork(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).batches(readable)) {
            outcomes.addAll(catalogue.importEvents(batch, actor, dryRun));
        }
        if (readable.size() >= MANY && !dryRun) {
            statistics.afterImport();
        }
        return outcomes;
    }
}
