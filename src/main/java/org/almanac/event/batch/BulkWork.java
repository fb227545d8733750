package org.almanac.event.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.EventContent;
import org.almanac.event.RegisterKind;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.bulk.BulkEditEntity;
import org.almanac.event.bulk.BulkEditRepository;
import org.almanac.event.bulk.BulkItemEntity;
import org.almanac.event.bulk.BulkItemRepository;
import org.almanac.event.bulk.BulkItemState;
import org.almanac.event.bulk.BulkState;
import org.almanac.event.register.Registers;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.EventRepository;
import org.almanac.event.write.CatalogueWriter;
import org.almanac.event.write.WriteBatch;
import org.almanac.problem.Problem;
import org.almanac.transaction.Transactions;
import org.jspecify.annotations.Nullable;

/** Takes edits of many events a batch further: each batch is a transaction, and the items say in it what became of them. */
@ApplicationScoped
class BulkWork {
    /** Other writers wait for a batch; what is written at its end takes about as long again. */
    private static final Duration SHARE = Duration.ofMillis(200);

    private final BulkEditRepository edits;
    private final BulkItemRepository items;
    private final EventRepository events;
    private final CatalogueWriter writer;
    private final Registers registers;

    BulkWork(
            BulkEditRepository edits,
            BulkItemRepository items,
            EventRepository events,
            CatalogueWriter writer,
            Registers registers) {
        this.edits = edits;
        this.items = items;
        this.events = events;
        this.writer = writer;
        this.registers = registers;
    }

    /**
     * @param limit the most events that are changed
     * @return whether it goes on
     */
    boolean step(UUID id, int limit) {
        BulkEditEntity seen = Transactions.anew(() -> edits.findById(id));
        return seen != null && seen.state.goesOn() && writer.write(seen.actor(), batch -> step(id, limit, batch));
    }

    private boolean step(UUID id, int limit, WriteBatch batch) {
        BulkEditEntity edit = edits.findById(id);
        if (edit == null || !edit.state.goesOn()) {
            return false;
        }
        List<BulkItemEntity> next = next(edit, limit);
        if (next.isEmpty()) {
            return !end(edit, batch);
        }
        Map<UUID, EventEntity> found = new HashMap<>();
        events.listByIds(next.stream().map(item -> item.eventId).toList()).forEach(event -> found.put(event.id, event));
        BulkChange change = new BulkChange(edit, registers);
        long latest = System.nanoTime() + SHARE.toNanos();
        for (BulkItemEntity item : next) {
            take(edit, change, item, found.get(item.eventId), batch);
            if (System.nanoTime() - latest > 0) {
                break;
            }
        }
        return true;
    }

    private List<BulkItemEntity> next(BulkEditEntity edit, int limit) {
        BulkItemState state = edit.state == BulkState.UNDOING ? BulkItemState.DONE : BulkItemState.WAITING;
        return items.listNext(edit.id, state, limit);
    }

    /** What was named meanwhile is moved, too. */
    private boolean end(BulkEditEntity edit, WriteBatch batch) {
        RegisterKind register = edit.register;
        if (register != null && edit.action == BulkAction.MERGE && edit.state == BulkState.RUNNING) {
            if (items.addNaming(edit.id, register, edit.entry()) > 0) {
                return false;
            }
            registers.entities(register).moves().end(edit, batch);
        }
        edit.end(batch.now());
        return true;
    }

    /** Notes that the next event cannot be written at all, so that the rest goes on. */
    void pass(UUID id, String why) {
        Transactions.runAnew(() -> {
            BulkEditEntity edit = edits.findById(id);
            if (edit != null && edit.state.goesOn()) {
                boolean undoing = edit.state == BulkState.UNDOING;
                next(edit, 1).forEach(item -> {
                    if (undoing) {
                        item.kept(why);
                    } else {
                        item.failed(why);
                    }
                });
            }
        });
    }

    private void take(
            BulkEditEntity edit,
            BulkChange change,
            BulkItemEntity item,
            @Nullable EventEntity event,
            WriteBatch batch) {
        boolean undoing = edit.state == BulkState.UNDOING;
        if (event == null) {
            item.failed("It is gone.");
            return;
        }
        EventContent before = event.content();
        try {
            if (undoing) {
                change.putBack(item, event, batch);
            } else if (change.applied(event, batch)) {
                item.done(before, event.revision + 1);
            } else {
                item.unchanged();
            }
        } catch (Problem problem) {
            String why = problem.errors().isEmpty()
                    ? problem.detail()
                    : problem.errors().get(0).message();
            if (undoing) {
                item.kept(why);
            } else {
                item.failed(why);
            }
        }
        if (edit.quietly) {
            batch.quietly(event);
        }
    }
}
