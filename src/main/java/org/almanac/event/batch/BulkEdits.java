package org.almanac.event.batch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.RegisterKind;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.bulk.BulkCounts;
import org.almanac.event.bulk.BulkEdit;
import org.almanac.event.bulk.BulkEditEntity;
import org.almanac.event.bulk.BulkEditRepository;
import org.almanac.event.bulk.BulkItem;
import org.almanac.event.bulk.BulkItemRepository;
import org.almanac.event.bulk.BulkItemState;
import org.almanac.event.bulk.BulkState;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.EntryRules;
import org.almanac.event.rules.SaveName;
import org.almanac.event.write.CatalogueWriter;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.problem.RenderFailures;
import org.almanac.time.Ids;
import org.almanac.transaction.Transactions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Edits of many events at a time. They are chosen, looked at, begun, and go on in batches, on whichever node looks next;
 * none of them holds other writers up for long. What they did can be undone, as far as nobody has edited it since.
 */
@ApplicationScoped
public class BulkEdits {
    /** The most that can be edited together. */
    public static final int MOST = 100_000;

    private static final Logger LOG = Logger.getLogger(BulkEdits.class);
    private static final int BATCH = 100;
    private static final Duration UNDO_WITHIN = Duration.ofDays(7);
    private static final Duration KEEP_PREPARED = Duration.ofDays(1);
    private static final Duration KEEP = Duration.ofDays(30);
    private static final Duration KEEP_MERGES = Duration.ofDays(365);

    private final BulkEditRepository edits;
    private final BulkItemRepository items;
    private final BulkWork work;
    private final Registers registers;
    private final CatalogueWriter writer;
    private final Ids ids;
    private final Clock clock;

    BulkEdits(
            BulkEditRepository edits,
            BulkItemRepository items,
            BulkWork work,
            Registers registers,
            CatalogueWriter writer,
            Ids ids,
            Clock clock) {
        this.edits = edits;
        this.items = items;
        this.work = work;
        this.registers = registers;
        this.writer = writer;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Chooses events for an edit, and changes nothing yet.
     *
     * @param value the tag or series by name; null for actions that need none
     * @throws Problem INVALID when the value is wrong or missing, or no event is chosen
     */
    public UUID prepare(BulkAction action, @Nullable String value, List<UUID> events, Actor actor) {
        String named = switch (action) {
            case ADD_TAG, REMOVE_TAG ->
                EntryRules.tag(new SaveName(null, value), null).name();
            case SET_SERIES ->
                value == null || value.isBlank()
                        ? null
                        : EntryRules.series(new SaveName(null, value), null).name();
            case PUBLISH, HIDE, CANCEL, WITHDRAW -> null;
            case RENAME, MERGE -> throw Problem.invalid("action", "This is done to an entry, not to events.");
        };
        if (events.size() > MOST) {
            throw Problem.invalid("event", "At most %,d events can be edited together.".formatted(MOST));
        }
        return Transactions.anew(() -> {
            BulkEditEntity edit = new BulkEditEntity(ids.next(), action, named, actor, clock.instant());
            edits.persistAndFlush(edit);
            if (items.add(edit.id, events) == 0) {
                throw Problem.invalid("event", "Tick the events that are meant.");
            }
            return edit.id;
        });
    }

    /** Begins what was prepared; to be begun once. @throws Problem NOT_FOUND, CONFLICT when it has begun */
    public void start(UUID id, boolean quietly) {
        Transactions.runAnew(() -> {
            BulkEditEntity edit = found(id);
            if (edit.state != BulkState.PREPARED) {
                throw Problem.conflict("This has begun already.");
            }
            edit.begin(quietly, clock.instant());
        });
    }

    /** Until when what is done can be put back; null when it cannot, or not yet. */
    public @Nullable Instant undoableUntil(BulkEdit edit) {
        Instant ended = edit.endedAt();
        if (edit.state() != BulkState.DONE || ended == null) {
            return null;
        }
        Instant until = ended.plus(edit.action().ofRegister() ? KEEP_MERGES : UNDO_WITHIN);
        return until.isAfter(clock.instant()) ? until : null;
    }

    /**
     * Begins to put back what an edit did.
     *
     * @throws Problem NOT_FOUND, or CONFLICT when it cannot be put back (any more)
     */
    public void undo(UUID id, Actor actor) {
        BulkEdit seen = read(id);
        if (undoableUntil(seen) == null) {
            throw Problem.conflict("This cannot be undone any more.");
        }
        RegisterKind register = seen.register();
        if (seen.action() == BulkAction.RENAME && register != null) {
            BulkEditEntity edit = Transactions.anew(() -> found(id));
            registers.entities(register).putBack(edit.entry(), edit.former().value(), actor);
        }
        writer.write(actor, batch -> {
            BulkEditEntity edit = found(id);
            if (edit.state != BulkState.DONE) {
                throw Problem.conflict("This is being undone already.");
            }
            edit.undo();
            if (edit.action == BulkAction.MERGE && register != null) {
                registers.entities(register).makeAgain(edit, batch);
            } else if (edit.action == BulkAction.RENAME) {
                edit.end(batch.now());
            }
            return null;
        });
    }

    /** Goes on with all that has begun, for about so long. To be called now and then, by one node at a time. */
    public void goOn(Duration about) {
        long latest = System.nanoTime() + about.toNanos();
        for (UUID id : Transactions.anew(edits::listUnfinished)) {
            goOn(id, latest);
        }
    }

    /** The same with one edit, so that what is little is done before somebody looks at it. */
    public void goOn(UUID id, Duration about) {
        goOn(id, System.nanoTime() + about.toNanos());
    }

    private void goOn(UUID id, long latest) {
        boolean more = true;
        while (more && System.nanoTime() - latest < 0) {
            try {
                more = work.step(id, BATCH);
            } catch (RuntimeException e) {
                if (RenderFailures.isFatal(e)) {
                    throw e;
                }
                LOG.warnf(
                        "A batch of edit %s cannot be written as a whole; one by one instead: %s", id, e.getMessage());
                more = oneByOne(id);
            }
        }
    }

    private boolean oneByOne(UUID id) {
        boolean more = true;
        for (int i = 0; more && i < BATCH; i++) {
            try {
                more = work.step(id, 1);
            } catch (RuntimeException e) {
                if (RenderFailures.isFatal(e)) {
                    throw e;
                }
                LOG.errorf(e, "An event of edit %s cannot be written", id);
                work.pass(id, "It could not be saved. The log says why.");
            }
        }
        return more;
    }

    /** @throws Problem NOT_FOUND */
    public BulkEdit read(UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> found(id).toRecord());
    }

    public BulkCounts counts(UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> items.counts(id));
    }

    /** The events that it is about, by id; the first of many. */
    public List<UUID> events(UUID id, int limit) {
        return QuarkusTransaction.joiningExisting().call(() -> items.listEvents(id, limit));
    }

    /** @param state null for all */
    public Page<BulkItem> items(UUID id, @Nullable BulkItemState state, @Nullable String cursor, int limit) {
        return QuarkusTransaction.joiningExisting().call(() -> items.page(id, state, Cursor.id(cursor), limit));
    }

    /** Those that have begun, the newest first. */
    public Page<BulkEdit> list(@Nullable String cursor, int limit) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> edits.listNewest(Cursor.id(cursor), limit).map(BulkEditEntity::toRecord));
    }

    /** Merges into an entry that can be undone, the newest first. */
    public List<BulkEdit> mergesInto(UUID entry) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> edits.listMergesInto(entry).stream()
                        .map(BulkEditEntity::toRecord)
                        .filter(edit -> undoableUntil(edit) != null)
                        .toList());
    }

    /** Forgets what nobody began and what cannot be undone any more. To be called now and then. */
    public void forget() {
        Instant now = clock.instant();
        Transactions.runAnew(
                () -> edits.deleteOlder(now.minus(KEEP_PREPARED), now.minus(KEEP), now.minus(KEEP_MERGES)));
    }

    private BulkEditEntity found(UUID id) {
        BulkEditEntity edit = edits.findById(id);
        if (edit == null) {
            throw Problem.notFound("There is no such edit, or it was long ago.");
        }
        return edit;
    }
}
