package org.almanac.event.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.almanac.event.EventContent;
import org.almanac.event.EventContentBuilder;
import org.almanac.event.EventStatus;
import org.almanac.event.RegisterKind;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Withdrawal;
import org.almanac.event.bulk.BulkAction;
import org.almanac.event.bulk.BulkEditEntity;
import org.almanac.event.bulk.BulkFormer;
import org.almanac.event.bulk.BulkItemEntity;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SameName;
import org.almanac.event.store.EventEntity;
import org.almanac.event.write.WriteBatch;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What one edit of many does to an event, and how that is put back. What it names is found once. */
final class BulkChange {
    private static final int MOST_TAGS = 50;

    private final BulkEditEntity edit;
    private final Registers registers;
    private final @Nullable Tag tag;
    private final @Nullable Series series;

    BulkChange(BulkEditEntity edit, Registers registers) {
        this.edit = edit;
        this.registers = registers;
        String name = edit.value;
        BulkAction action = edit.action;
        boolean ofTag = action == BulkAction.ADD_TAG || action == BulkAction.REMOVE_TAG;
        this.tag = name != null && ofTag
                ? registers.tagCalled(name).orElseGet(() -> new Tag(SameName.key(name), name))
                : null;
        this.series = name != null && action == BulkAction.SET_SERIES
                ? registers.seriesCalled(name).orElseGet(() -> new Series(SameName.key(name), name))
                : null;
    }

    /** @return whether anything differs */
    boolean applied(EventEntity event, WriteBatch batch) {
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
        return batch.update(event, changed(event.content()), null, edit.reason());
    }

    private EventContent changed(EventContent content) {
        EventContentBuilder builder = content.toBuilder();
        Tag wanted = tag;
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
            case SET_SERIES -> builder.series(series);
            case CANCEL -> builder.status(EventStatus.CANCELLED);
            case WITHDRAW, RENAME, MERGE -> {}
        }
        return builder.build();
    }

    /** What it did to an event is put back, if nobody edited the event since; the item says what became of it. */
    void putBack(BulkItemEntity item, EventEntity event, WriteBatch batch) {
        BulkFormer former = item.former;
        boolean untouched = item.isLastEditOf(event);
        RegisterKind register = edit.register;
        if (register != null && !(register == RegisterKind.TAG && untouched)) {
            split(item, event, batch, register);
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
    private void split(BulkItemEntity item, EventEntity event, WriteBatch batch, RegisterKind register) {
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
