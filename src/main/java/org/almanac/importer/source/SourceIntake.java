package org.almanac.importer.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.almanac.event.Actor;
import org.almanac.importer.ImportedItem;
import org.almanac.importer.Importer;
import org.almanac.importer.ReadItem;
import org.almanac.importer.fetch.Fetched;
import org.almanac.json.ImportReport;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Takes what a source lists into the catalogue: what is new or has changed, what has vanished, what has come back. */
@ApplicationScoped
class SourceIntake {
    private final SourceCatalogue catalogue;
    private final SourceFile files;
    private final Importer importer;

    SourceIntake(SourceCatalogue catalogue, SourceFile files, Importer importer) {
        this.catalogue = catalogue;
        this.files = files;
        this.importer = importer;
    }

    /** What came of it. */
    record Brought(SourceRun run, ImportReport report) {}

    /** @throws Problem when what was fetched is none of the formats that can be read */
    Brought bring(SourceEntity source, Fetched fetched, Instant now) {
        List<ReadItem> read = files.read(source, fetched);
        Actor actor = Actor.source(source.name);
        Listing listing = catalogue.listing(source, read);
        catalogue.bringBack(source, listing, actor);
        List<ReadItem> wanted =
                listing.listed().stream().map(Listing.Named::item).toList();
        List<ImportedItem> imported = new ArrayList<>(importer.write(wanted, actor, false));
        int vanished = catalogue.settle(source, listing, imported, now, actor);
        imported.addAll(importer.write(listing.leftOut(), actor, true));
        List<ImportReport.Item> told = new ArrayList<>();
        for (ImportedItem item : imported) {
            told.add(new ImportReport.Item(told.size(), item.uid(), item.outcome(), item.reason()));
        }
        ImportReport report = ImportReport.of(told);
        SourceRun run = new SourceRun(
                now,
                SourceRun.Outcome.OK,
                fetched.status(),
                report.created(),
                report.updated(),
                report.unchanged(),
                report.skipped(),
                vanished,
                notes(listing, read.isEmpty()));
        return new Brought(run, report);
    }

    private static @Nullable String notes(Listing listing, boolean empty) {
        List<String> notes = new ArrayList<>();
        if (empty) {
            notes.add("It lists nothing, so nothing is taken for vanished.");
        }
        if (listing.renamed() > 0) {
            notes.add(listing.renamed() + " have another UID than before and were found by title, start and city.");
        }
        if (!listing.isComplete()) {
            notes.add("Something in it cannot be read and has no name, so nothing is taken for vanished.");
        }
        return notes.isEmpty() ? null : String.join(" ", notes);
    }
}
