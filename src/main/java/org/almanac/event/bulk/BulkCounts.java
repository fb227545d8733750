package org.almanac.event.bulk;

import java.util.EnumMap;
import java.util.Map;

/** How many events of an edit of many are in each state. */
public record BulkCounts(Map<BulkItemState, Long> of) {
    public BulkCounts {
        of = of.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(of));
    }

    public long waiting() {
        return in(BulkItemState.WAITING);
    }

    public long done() {
        return in(BulkItemState.DONE);
    }

    public long unchanged() {
        return in(BulkItemState.UNCHANGED);
    }

    public long failed() {
        return in(BulkItemState.FAILED);
    }

    public long undone() {
        return in(BulkItemState.UNDONE);
    }

    public long kept() {
        return in(BulkItemState.KEPT);
    }

    public long total() {
        return of.values().stream().mapToLong(Long::longValue).sum();
    }

    private long in(BulkItemState state) {
        return of.getOrDefault(state, 0L);
    }
}
