package org.almanac.event.merge;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.Recurrence;
import org.almanac.event.imported.CalendarView;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.imported.ImportPart;
import org.almanac.event.imported.ImportState;
import org.almanac.event.imported.ImportVersion;
import org.almanac.event.imported.ImportedDate;
import org.almanac.event.imported.ImportedFields;
import org.almanac.event.store.EventEntity;
import org.jspecify.annotations.Nullable;

/**
 * What an item makes of an event that is known here (RFC 5546 §3.2): older versions change nothing, one date that comes by
 * itself changes that date, and what its source has not changed stays as it is.
 */
final class ImportMerge {
    private static final String OLDER =
            "An older version than what is here (SEQUENCE %d, here %d, or an earlier date).";

    private final EventEntity entity;
    private final EventContent stored;
    private final ImportItem item;
    private final EventContent imported;
    private final @Nullable ImportPart part;
    private final @Nullable ImportState state;

    /** @param imported what the item says, checked */
    ImportMerge(EventEntity entity, ImportItem item, EventContent imported) {
        this.entity = entity;
        this.stored = entity.content();
        this.item = item;
        this.imported = imported;
        this.part = item.part();
        this.state = entity.imported;
    }

    /** What is remembered of an event that an item makes. */
    static ImportState first(ImportItem item, EventContent content) {
        ImportPart part = item.part();
        ImportState state = ImportState.of(part == null ? null : part.version(), content);
        return part != null && part.kind() == ImportPart.Kind.INSTANCE ? state.alone(part.at(content.time())) : state;
    }

    /** Whether it is about the whole event. */
    boolean isWhole() {
        return part == null || part.kind() == ImportPart.Kind.EVENT;
    }

    private boolean isDate() {
        return part != null && (part.kind() == ImportPart.Kind.INSTANCE || part.kind() == ImportPart.Kind.ADDED);
    }

    /** Why it changes nothing, for people; null when it may. */
    @Nullable
    String refusal() {
        if (part == null || isOwn()) {
            return null;
        }
        ImportVersion version = part.version();
        if (isOlder(version)) {
            return OLDER.formatted(version.number(), known());
        }
        if (isDate()) {
            return refusalOfDate();
        }
        return isWhole() && isForeign() && state != null && differs()
                ? "It was imported from “" + entity.source
                        + "”, and this is no newer version. Name that source to bring" + " it up to date."
                : null;
    }

    /** Whether it comes from elsewhere than the event, and its author has not changed it since. */
    private boolean isForeign() {
        ImportVersion known = state == null ? null : state.version();
        return entity.source != null
                && item.source() != null
                && !entity.source.equals(item.source())
                && !Objects.requireNonNull(part).version().isEditedAfter(known);
    }

    private boolean differs() {
        return state == null || !state.fields().equals(ImportedFields.digests(imported));
    }

    private boolean isOlder(ImportVersion version) {
        if (state == null) {
            // Made here; its number is what our own calendar says of it.
            return version.sequence() != null && version.sequence() < entity.sequence;
        }
        if (isDate()) {
            ImportVersion own = state.dates().get(at().toString());
            ImportVersion whole = state.version();
            boolean before = version.sequence() != null && whole != null && version.number() < whole.number();
            return before || version.isOlderThan(own);
        }
        if (version.sequence() == null && item.is(ImportPart.Kind.CANCEL)) {
            // Who cancels in few words says no number either.
            return false;
        }
        return version.isOlderThan(state.version());
    }

    private int known() {
        if (state == null || state.version() == null) {
            return entity.sequence;
        }
        return state.version().number();
    }

    private LocalDateTime at() {
        LocalDateTime at = Objects.requireNonNull(part).at(stored.time());
        // The date for which the whole event stands goes by its own start.
        return state != null && at.equals(state.alone()) ? stored.time().start() : at;
    }

    private @Nullable String refusalOfDate() {
        ImportedDate date = new ImportedDate(stored, imported, at());
        boolean mayAdd = Objects.requireNonNull(part).kind() == ImportPart.Kind.ADDED || isSetOfDates();
        return date.isThere() || mayAdd ? null : "The event has no such date here.";
    }

    /** Whether its dates came one by one. */
    private boolean isSetOfDates() {
        Recurrence recurrence = stored.recurrence();
        return recurrence == null ? state != null && state.alone() != null : recurrence.rrule() == null;
    }

    EventContent content() {
        if (part != null && part.kind() == ImportPart.Kind.CANCEL) {
            return stored.toBuilder().status(EventStatus.CANCELLED).build();
        }
        if (isDate()) {
            return date();
        }
        if (item.id() != null) {
            // What this service has exported is said whole.
            return imported;
        }
        if (isOwn()) {
            return stored;
        }
        return ImportedFields.merged(stored, imported, state, part == null ? null : new CalendarView());
    }

    /** Our own calendar read back, as it stands: its numbers are ours, also of what came from a source with others. */
    private boolean isOwn() {
        return part != null
                && isWhole()
                && part.version().number() == entity.sequence
                && entity.lastModified
                        .truncatedTo(ChronoUnit.SECONDS)
                        .equals(part.version().modified());
    }

    private EventContent date() {
        ImportedDate date = new ImportedDate(stored, imported, at());
        if (stored.recurrence() == null && date.isThere()) {
            return ImportedFields.merged(stored, imported, null, new CalendarView());
        }
        if (item.restricted() && !entity.restricted) {
            return date.hidden();
        }
        return date.isThere() ? date.changed() : date.added();
    }

    /** What is to be remembered of it. */
    @Nullable
    ImportState state() {
        if (part == null) {
            return state == null ? ImportState.of(null, imported) : state.with(state.version(), imported);
        }
        if (isWhole()) {
            if (isOwn() || state != null && isForeign()) {
                return state;
            }
            return state == null ? ImportState.of(part.version(), imported) : state.with(part.version(), imported);
        }
        ImportState before =
                state == null ? ImportState.of(new ImportVersion(entity.sequence, null, null), stored) : state;
        return isDate() ? before.dated(at(), part.version()) : before.cancelled(part.version());
    }

    /** What is to be said of it; null when it went as its item says. */
    @Nullable
    String note() {
        return isDate() && item.restricted() && !entity.restricted
                ? "That date is left out, as it is private or confidential there."
                : null;
    }
}
