package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Who was to be told what, when, and what became of it. */
@ApplicationScoped
public class DeliveryLog {
    private final DeliveryQueries deliveries;

    DeliveryLog(DeliveryQueries deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * Which entries; every part that is given must hold.
     *
     * @param from planned at this instant or later
     * @param to planned before this instant
     */
    public record Filter(
            @Nullable UUID subscriberId,
            @Nullable UUID eventId,
            @Nullable MessageKind kind,
            @Nullable MessageState state,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** @param nextCursor where to go on; null at the end */
    public record Page(List<LoggedNotice> notices, @Nullable String nextCursor) {}

    /**
     * The newest first.
     *
     * @param cursor from the page before; null for the first
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    @Transactional
    public Page list(Filter filter, @Nullable String cursor, int limit) {
        Position before = cursor == null ? null : Position.decoded(cursor);
        List<LoggedNotice> found = deliveries.list(filter, before, limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        LoggedNotice last = found.get(limit - 1);
        return new Page(List.copyOf(found.subList(0, limit)), new Position(last.plannedAt(), last.id()).encoded());
    }

    /** Where a page ended. */
    record Position(Instant at, UUID id) {
        String encoded() {
            return at.getEpochSecond() + "." + at.getNano() + "." + id;
        }

        static Position decoded(String cursor) {
            String[] parts = cursor.split("\\.", 3);
            try {
                if (parts.length == 3) {
                    return new Position(
                            Instant.ofEpochSecond(Long.parseLong(parts[0]), Integer.parseInt(parts[1])),
                            UUID.fromString(parts[2]));
                }
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                // Told below, like a cursor of another shape.
            }
            throw Problem.malformed("The cursor is not one that this service gave out.");
        }
    }
}
