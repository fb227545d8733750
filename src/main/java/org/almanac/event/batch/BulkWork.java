package org.almanac.event.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.RegisterKind;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Withdrawal;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.bulk.BulkEditEntity;
import org.almanac.event.bulk.BulkEditRepository;
import org.almanac.event.bulk.BulkFormer;
import org.almanac.event.bulk.BulkItemEntity;
import org.almanac.event.bulk.BulkItemRepository;
import org.almanac.event.bulk.BulkItemState;
import org.almanac.event.bulk.BulkState;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SameName;
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
    private static final int MOST_TAGS = 50;

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
        Named named = named(edit);
        long latest = System.nanoTime() + SHARE.toNanos();
        for (BulkItemEntity item : next) {
            take(edit, named, item, found.get(item.eventId), batch);
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
            BulkEditEntity edit, Named named, BulkItemEntity item, @Nullable EventEntity event, WriteBatch batch) {
        boolean undoing = edit.state == BulkState.UNDOING;
        if (event == null) {
            item.failed("It is gone.");
            return;
        }
        EventContent before = event.content();
        try {
            if (undoing) {
                putBack(edit, item, event, batch);
            } else if (change(edit, named, event, batch)) {
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

    /** @return whether anything differs */
    private boolean change(BulkEditEntity edit, Named named, EventEntity event, WriteBatch batch) {
        RegisterKind register = edit.register;
        if (register != null && edit.action == BulkAction.MERGE) {
            return registers.entities(register).moves().move(event, edit.entry(), edit.target(), batch, edit.reason());
        }
        if (register != null) {
            Object now = registers.entities(register).moves().value(edit.entry());
            EventContent was = now == null ? event.content() : edit.former().before(event.content(), now);
            return batch.touched(event, event.toEvent(was), edit.reason());
        }
        if (event.withdrawnAt != null) {
            throw Problem.conflict("It has been withdrawn meanwhile.");
        }
        if (edit.action == BulkAction.WITHDRAW) {
            batch.withdraw(event, Withdrawal.Reason.MISTAKE, null);
            return true;
        }
        return batch.update(event, changed(edit, named, event.content()), null, edit.reason());
    }

    private static EventContent changed(BulkEditEntity edit, Named named, EventContent content) {
        EventContent.Builder builder = content.toBuilder();
        Tag wanted = named.tag();
        switch (edit.action) {
            case PUBLISH -> builder.published(true);
            case HIDE -> builder.published(false);
            case ADD_TAG, REMOVE_TAG -> {
                List<Tag> tags = new ArrayList<>(content.tags());
                boolean has =
                        tags.removeIf(each -> wanted != null && each.slug().equals(wanted.slug()));
                if (edit.action == BulkAction.ADD_TAG && has) {
                    return content;
                }
                if (edit.action == BulkAction.ADD_TAG && wanted != null) {
                    tags.add(wanted);
                }
                if (tags.size() > MOST_TAGS) {
                    throw Problem.conflict("It has %d tags already.".formatted(MOST_TAGS));
                }
                builder.tags(tags);
            }
            case SET_SERIES -> builder.series(named.series());
            case CANCEL -> builder.status(EventStatus.CANCELLED);
            case WITHDRAW, RENAME, MERGE -> {}
        }
        return builder.build();
    }

    /** What an action names, found once for a batch. */
    private record Named(@Nullable Tag tag, @Nullable Series series) {}

    private Named named(BulkEditEntity edit) {
        String name = edit.value;
        if (name == null) {
            return new Named(null, null);
        }
        return switch (edit.action) {
            case ADD_TAG, REMOVE_TAG ->
                new Named(registers.tagCalled(name).orElseGet(() -> new Tag(SameName.key(name), name)), null);
            case SET_SERIES ->
                new Named(null, registers.seriesCalled(name).orElseGet(() -> new Series(SameName.key(name), name)));
            case PUBLISH, HIDE, CANCEL, WITHDRAW, RENAME, MERGE -> new Named(null, null);
        };
    }

    private void putBack(BulkEditEntity edit, BulkItemEntity item, EventEntity event, WriteBatch batch) {
        BulkFormer former = item.former;
        boolean untouched = item.isLastEditOf(event);
        RegisterKind register = edit.register;
        if (register != null && !(register == RegisterKind.TAG && untouched)) {
            split(edit, item, event, batch, register);
        } else if (!untouched || former == null) {
            item.kept("It has been edited since.");
        } else {
            if (event.withdrawnAt != null && edit.action == BulkAction.WITHDRAW) {
                batch.bringBack(event, event.published, edit.reason());
            } else {
                batch.update(event, former.putBack(event.content()), null, edit.reason());
            }
            item.undone();
        }
    }

    /** Whoever still names the entry that took over names the other again. */
    private void split(
            BulkEditEntity edit, BulkItemEntity item, EventEntity event, WriteBatch batch, RegisterKind register) {
        UUID to = edit.target();
        boolean names = switch (register) {
            case TAG -> event.tags.stream().anyMatch(tag -> tag.id.equals(to));
            case SERIES -> event.series != null && event.series.id.equals(to);
            case ORGANISER -> event.organiser != null && event.organiser.id.equals(to);
            case VENUE -> event.venue != null && event.venue.id.equals(to);
        };
        if (!names) {
            item.kept("It names neither of the two any more.");
            return;
        }
        registers.entities(register).moves().move(event, to, edit.entry(), batch, edit.reason());
        item.undone();
    }
}
