package org.almanac.importer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.importer.table.TableChoices;
import org.almanac.importer.table.TableReport;
import org.almanac.problem.Problem;
import org.almanac.time.Ids;
import org.almanac.transaction.Transactions;

/**
 * Files that are looked at before they are imported. They are kept in the database, so that exactly what was looked at is
 * imported, by whichever node is asked. An upload is its owner's alone; it is kept for an hour, its bytes only until they
 * are imported.
 */
@ApplicationScoped
public class Uploads {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_OF_ONE_OWNER = 10;

    /** An import of the most that goes in at once, on a slow machine. */
    private static final int LONGEST_SECONDS = 900;

    private final UploadRepository uploads;
    private final Importer importer;
    private final SourceChoicesRepository choices;
    private final Clock clock;
    private final Ids ids;

    Uploads(UploadRepository uploads, Importer importer, SourceChoicesRepository choices, Clock clock, Ids ids) {
        this.uploads = uploads;
        this.importer = importer;
        this.choices = choices;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Tries an import without writing any event, and keeps the file. A table whose columns are not understood is kept,
     * too, so that somebody can say what they hold.
     *
     * @param name of the file; empty when its text was pasted
     * @throws Problem MALFORMED when the body is not of the format or holds no event, TOO_LARGE when it holds too many
     */
    public Upload look(String name, UploadTerms terms, byte[] body, Actor owner) {
        ImportSummary report = rehearsed(terms, body, owner);
        return Transactions.anew(() -> {
            Instant now = clock.instant();
            uploads.deleteUntil(now.minus(KEPT));
            uploads.deleteOfBut(owner.name(), MOST_OF_ONE_OWNER - 1);
            UploadEntity upload = new UploadEntity(ids.next(), owner.name(), name, body, now);
            upload.looked(terms, report);
            uploads.persist(upload);
            return upload.toUpload();
        });
    }

    /**
     * The same with a file that is kept already, on other terms.
     *
     * @throws Problem as {@link #look}; NOT_FOUND; CONFLICT when it is imported already
     */
    public Upload lookAgain(UUID id, UploadTerms terms, Actor owner) {
        byte[] body = Transactions.anew(() -> body(stored(id, owner, LockModeType.NONE)));
        ImportSummary report = rehearsed(terms, body, owner);
        return Transactions.anew(() -> {
            UploadEntity upload = stored(id, owner, LockModeType.PESSIMISTIC_WRITE);
            if (upload.isImported()) {
                throw Problem.conflict("This is imported already.");
            }
            upload.looked(terms, report);
            return upload.toUpload();
        });
    }

    /** @throws Problem NOT_FOUND when there is none, it is somebody else's, or its hour is over */
    @Transactional
    public Upload find(UUID id, Actor owner) {
        return stored(id, owner, LockModeType.NONE).toUpload();
    }

    /**
     * Imports it. What is imported already is left as it is: who asks twice, even at one time, is told what became of it
     * the first time. After a failure in between, asking again completes the rest. Its id is that by which it is undone.
     *
     * @throws Problem NOT_FOUND
     */
    public Upload run(UUID id, Actor owner) {
        return Transactions.anewWithin(LONGEST_SECONDS, () -> {
            // Held while events are written in transactions of their own, so a second press waits here.
            UploadEntity upload = stored(id, owner, LockModeType.PESSIMISTIC_WRITE);
            if (!upload.isImported()) {
                UploadTerms terms = upload.terms();
                ImportSummary outcome = ImportSummary.of(importer.read(
                        terms.format(),
                        body(upload),
                        terms.source(),
                        id,
                        terms.publishPrivate(),
                        terms.choices(),
                        owner));
                if (!terms.choices().equals(TableChoices.NONE)) {
                    choices.remember(terms.source(), terms.choices());
                }
                upload.imported(outcome, clock.instant());
            }
            return upload.toUpload();
        });
    }

    /** Deletes what nobody can look at any more. To be called now and then. */
    @Transactional
    public void forget() {
        uploads.deleteUntil(clock.instant().minus(KEPT));
    }

    private ImportSummary rehearsed(UploadTerms terms, byte[] body, Actor owner) {
        ImportSummary summary = ImportSummary.of(importer.read(
                terms.format(), body, terms.source(), null, terms.publishPrivate(), terms.choices(), owner));
        TableReport table = summary.table();
        if (table != null && table.problem() != null) {
            if (!table.canBeMapped()) {
                throw Problem.malformed(table.problem());
            }
        } else if (summary.items().isEmpty()) {
            throw Problem.malformed("There is no event in it.");
        }
        return summary;
    }

    private UploadEntity stored(UUID id, Actor owner, LockModeType lock) {
        return uploads.findByIdOptional(id, lock)
                .filter(upload -> upload.isOf(owner))
                .filter(upload -> upload.createdAt.isAfter(clock.instant().minus(KEPT)))
                .orElseThrow(() ->
                        Problem.notFound("There is no such file here. A file is kept for an hour; choose it again."));
    }

    private static byte[] body(UploadEntity upload) {
        if (upload.body == null) {
            throw Problem.conflict("This is imported already.");
        }
        return upload.body;
    }
}
