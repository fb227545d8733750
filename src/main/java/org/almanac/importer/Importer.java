package org.almanac.importer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.event.Actor;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.merge.EventImports;
import org.almanac.event.merge.ImportOutcome;
import org.almanac.event.merge.RenamedEvents;
import org.almanac.event.merge.StatisticsStatements;
import org.almanac.importer.table.TableChoices;
import org.almanac.importer.table.TableReport;
import org.almanac.json.ImportReport;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** Brings events in from JSON, NDJSON, CSV and iCalendar. */
@ApplicationScoped
public class Importer {
    private static final int MOST_ITEMS = 100_000;

    // Other writers wait while a batch is written: large enough to be quick, small enough not to be noticed.
    private static final int LARGEST_BATCH = 500;
    private static final int SMALLEST_BATCH = 20;
    private static final long LONGEST_BATCH_NANOS = 400_000_000;

    private final EventImports imports;
    private final StatisticsStatements statistics;
    private final JsonItems json;
    private final CalendarItems calendar;
    private final TableItems tables;
    private final SourceChoicesRepository remembered;
    private final ImportMetrics metrics;
    private final Ids ids;
    private final Clock clock;

    Importer(
            EventImports imports,
            StatisticsStatements statistics,
            JsonItems json,
            CalendarItems calendar,
            TableItems tables,
            SourceChoicesRepository remembered,
            ImportMetrics metrics,
            Ids ids,
            Clock clock) {
        this.imports = imports;
        this.statistics = statistics;
        this.json = json;
        this.calendar = calendar;
        this.tables = tables;
        this.remembered = remembered;
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
    }

    /** How events can be sent. */
    public enum Format {
        JSON,
        NDJSON,
        ICALENDAR,
        CSV,
        XLSX
    }

    /**
     * What became of a file.
     *
     * @param table how it was read, of a table
     */
    record Imported(List<ImportedItem> items, @Nullable TableReport table) {}

    /** As the other, of what needs no choices. */
    public ImportReport run(
            Format format, byte[] body, @Nullable String source, boolean dryRun, boolean publishPrivate, Actor actor) {
        return run(format, body, source, dryRun, publishPrivate, TableChoices.NONE, actor);
    }

    /**
     * Each item is imported by itself: a wrong one is skipped, and the report says why. Items are written in batches,
     * so a failure of the service in between leaves some of them imported; sending the same again completes the rest.
     *
     * @param source where the items come from; when null, what each item says of itself
     * @param dryRun says what would happen and writes nothing
     * @param publishPrivate shows readers what the items call private or confidential; else it comes in unpublished
     * @param choices how a table is to be read; before what was said of its source another time
     * @throws Problem MALFORMED when the body is not of the format, TOO_LARGE when it holds too many items
     */
    public ImportReport run(
            Format format,
            byte[] body,
            @Nullable String source,
            boolean dryRun,
            boolean publishPrivate,
            TableChoices choices,
            Actor actor) {
        UUID run = dryRun ? null : ids.next();
        Imported imported = read(format, body, source, run, publishPrivate, choices, actor);
        TableReport table = imported.table();
        if (table != null && table.problem() != null) {
            throw Problem.malformed(table.problem());
        }
        List<ImportReport.Item> told = new ArrayList<>(imported.items().size());
        for (ImportedItem item : imported.items()) {
            told.add(new ImportReport.Item(told.size(), item.uid(), item.outcome(), item.reason()));
        }
        ImportReport report = ImportReport.of(told, table == null ? List.of() : table.notes());
        return run == null || report.created() + report.updated() == 0 ? report : report.named(run);
    }

    /**
     * The same as {@link #run}, told with what people look for: what an item is called, and where it is in the file. Of a
     * table whose columns are not understood there is a report and no item.
     *
     * @param run by which it can be undone; when null, nothing is written
     */
    Imported read(
            Format format,
            byte[] body,
            @Nullable String source,
            @Nullable UUID run,
            boolean publishPrivate,
            TableChoices choices,
            Actor actor) {
        boolean workbook = format == Format.XLSX;
        if (workbook || format == Format.CSV) {
            TableItems.Read table = tables.read(body, workbook, choices.or(remembered.of(source)), source, MOST_ITEMS);
            List<ImportedItem> items = table.report().problem() != null
                    ? List.of()
                    : write(table.items(), publishPrivate, run == null, run, actor);
            return new Imported(items, table.report());
        }
        List<ReadItem> items = items(format, body, source);
        return new Imported(write(items.iterator(), publishPrivate, run == null, run, actor, renamed(items)), null);
    }

    private RenamedEvents renamed(List<ReadItem> items) {
        Set<String> uids =
                items.stream().map(ReadItem::uid).filter(Objects::nonNull).collect(Collectors.toSet());
        return new RenamedEvents(uids, clock.instant());
    }

    /**
     * What a body holds, before anything is done with it; of a table as it was last read of this source.
     *
     * @throws Problem MALFORMED when the body is not of the format, TOO_LARGE when it holds too many items
     */
    public List<ReadItem> read(Format format, byte[] body, @Nullable String source) {
        if (format != Format.XLSX && format != Format.CSV) {
            return items(format, body, source);
        }
        TableChoices choices = remembered.of(source);
        TableItems.Read table = tables.read(body, format == Format.XLSX, choices, source, MOST_ITEMS);
        if (table.report().problem() != null) {
            throw Problem.malformed(table.report().problem());
        }
        List<ReadItem> items = new ArrayList<>();
        table.items().forEachRemaining(items::add);
        return items;
    }

    /** Imports what was read, as {@link #run} does. */
    public List<ImportedItem> write(List<ReadItem> read, Actor actor, boolean dryRun) {
        return write(read.iterator(), false, dryRun, null, actor);
    }

    private List<ReadItem> items(Format format, byte[] body, @Nullable String source) {
        List<ReadItem> all = switch (format) {
            case JSON -> json.array(body, source);
            case NDJSON -> json.lines(body, source);
            case ICALENDAR, CSV, XLSX -> calendar.read(body, source);
        };
        if (all.size() > MOST_ITEMS) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "At most %,d events go in at once.".formatted(MOST_ITEMS));
        }
        return all;
    }

    private List<ImportedItem> write(
            Iterator<ReadItem> read, boolean publishPrivate, boolean dryRun, @Nullable UUID run, Actor actor) {
        return write(read, publishPrivate, dryRun, run, actor, new RenamedEvents(Set.of(), Instant.EPOCH));
    }

    /** Reads on when what was read before is written, so that no more than a batch is held. */
    private List<ImportedItem> write(
            Iterator<ReadItem> read,
            boolean publishPrivate,
            boolean dryRun,
            @Nullable UUID run,
            Actor actor,
            RenamedEvents renamed) {
        List<ImportedItem> items = new ArrayList<>();
        Twins twins = new Twins();
        int size = LARGEST_BATCH;
        while (read.hasNext()) {
            List<ReadItem> batch = new ArrayList<>(size);
            while (read.hasNext() && batch.size() < size) {
                ReadItem item = read.next();
                batch.add(twins.told(publishPrivate ? item.shownThoughPrivate() : item));
            }
            long begin = System.nanoTime();
            items.addAll(writeBatch(batch, dryRun, run, actor, renamed));
            boolean slow = System.nanoTime() - begin > LONGEST_BATCH_NANOS;
            size = Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, slow ? size / 2 : size + SMALLEST_BATCH));
        }
        if (items.size() >= LARGEST_BATCH && !dryRun) {
            statistics.afterImport();
        }
        if (!dryRun) {
            metrics.count(items);
        }
        return items;
    }

    private List<ImportedItem> writeBatch(
            List<ReadItem> batch, boolean dryRun, @Nullable UUID run, Actor actor, RenamedEvents renamed) {
        List<ImportItem> readable =
                batch.stream().map(ReadItem::item).filter(Objects::nonNull).toList();
        List<ImportOutcome> written = new ArrayList<>(readable.size());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (List<ImportItem> part : new RuleWork(today).batches(readable)) {
            written.addAll(imports.run(part, actor, run, dryRun, renamed));
        }
        Iterator<ImportOutcome> outcomes = written.iterator();
        List<ImportedItem> items = new ArrayList<>(batch.size());
        for (ReadItem item : batch) {
            items.add(
                    item.item() == null
                            ? ImportedItem.unreadable(item)
                            : ImportedItem.of(item, item.item().event(), outcomes.next(), dryRun));
        }
        return items;
    }
}
