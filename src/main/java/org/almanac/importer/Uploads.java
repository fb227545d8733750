package org.almanac.importer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Actor;
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

    private final EntityManager entities;
    private final Importer importer;
    private final Clock clock;
    private final Ids ids;

    Uploads(EntityManager entities, Importer importer, Clock clock, Ids ids) {
        this.entities = entities;
        this.importer = importer;
        this.clock = clock;
        this.ids = ids;
    }

    /** What is to be kept of a file with its name, source and format, and what would become of it. */
    private record Looked(
            String name,
            String source,
            Importer.Format format,
            boolean publishPrivate,
            byte[] body,
            ImportSummary report) {}

    /**
     * Tries an import without writing any event, and keeps the file.
     *
     * @param name of the file; empty when its text was pasted
     * @throws Problem MALFORMED when the body is not of the format or holds no event, TOO_LARGE when it holds too many
     */
    public Upload look(
            String name, String source, Importer.Format format, boolean publishPrivate, byte[] body, Actor owner) {
        ImportSummary report = rehearsed(source, format, publishPrivate, body, owner);
        Looked looked = new Looked(name, source, format, publishPrivate, body, report);
        return Transactions.anew(() -> keep(looked, owner));
    }

    /**
     * The same with a file that is kept already, under another source or taken for another format.
     *
     * @throws Problem as {@link #look}; NOT_FOUND; CONFLICT when it is imported already
     */
    public Upload lookAgain(UUID id, String source, Importer.Format format, boolean publishPrivate, Actor owner) {
        byte[] body = Transactions.anew(() -> body(stored(id, owner, LockModeType.NONE)));
        ImportSummary report = rehearsed(source, format, publishPrivate, body, owner);
        return Transactions.anew(() -> {
            UploadEntity upload = stored(id, owner, LockModeType.PESSIMISTIC_WRITE);
            if (upload.importedAt != null) {
                throw Problem.conflict("This is imported already.");
            }
            upload.source = source;
            upload.format = format;
            upload.publishPrivate = publishPrivate;
            upload.report = report;
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
     * the first time. After a failure in between, asking again completes the rest.
     *
     * @throws Problem NOT_FOUND
     */
    public Upload run(UUID id, Actor owner) {
        return Transactions.anewWithin(LONGEST_SECONDS, () -> {
            // Held while events are written in transactions of their own, so a second press waits here.
            UploadEntity upload = stored(id, owner, LockModeType.PESSIMISTIC_WRITE);
            if (upload.importedAt == null) {
                upload.report = ImportSummary.of(importer.items(
                        upload.format, body(upload), upload.source, false, upload.publishPrivate, owner));
                upload.importedAt = clock.instant();
                upload.body = null;
            }
            return upload.toUpload();
        });
    }

    /** Deletes what nobody can look at any more. To be called now and then. */
    @Transactional
    public void forget() {
        forget(clock.instant());
    }

    private ImportSummary rehearsed(
            String source, Importer.Format format, boolean publishPrivate, byte[] body, Actor owner) {
        ImportSummary summary = ImportSummary.of(importer.items(format, body, source, true, publishPrivate, owner));
        if (summary.items().isEmpty()) {
            throw Problem.malformed("There is no event in it.");
        }
        return summary;
    }

    private Upload keep(Looked looked, Actor owner) {
        Instant now = clock.instant();
        forget(now);
        entities.createNativeQuery("""
                        delete from import_upload where id in (
                            select id from import_upload where owner = :owner
                            order by created_at desc offset :most for update skip locked)
                        """)
                .setParameter("owner", owner.name())
                .setParameter("most", MOST_OF_ONE_OWNER - 1)
                .executeUpdate();
        UploadEntity upload = new UploadEntity();
        upload.id = ids.next();
        upload.owner = owner.name();
        upload.name = looked.name;
        upload.source = looked.source;
        upload.format = looked.format;
        upload.publishPrivate = looked.publishPrivate;
        upload.body = looked.body;
        upload.report = looked.report;
        upload.createdAt = now;
        entities.persist(upload);
        return upload.toUpload();
    }

    private void forget(Instant now) {
        // One that is being imported is not waited for.
        entities.createNativeQuery("""
                        delete from import_upload where id in (
                            select id from import_upload where created_at <= :edge for update skip locked)
                        """).setParameter("edge", now.minus(KEPT)).executeUpdate();
    }

    private UploadEntity stored(UUID id, Actor owner, LockModeType lock) {
        UploadEntity upload = entities.find(UploadEntity.class, id, lock);
        if (upload == null
                || !upload.owner.equals(owner.name())
                || !upload.createdAt.isAfter(clock.instant().minus(KEPT))) {
            throw Problem.notFound("There is no such file here. A file is kept for an hour; choose it again.");
        }
        return upload;
    }

    private static byte[] body(UploadEntity upload) {
        if (upload.body == null) {
            throw Problem.conflict("This is imported already.");
        }
        return upload.body;
    }
}
