package org.almanac.notification.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.jspecify.annotations.Nullable;

/**
 * A notice that a message carries, looked at again before it is said.
 *
 * @param told the version of the event that the subscriber was told; null when there is none
 * @param skipped why it is not to be said; null when it is
 */
public record CarriedNotice(
        UUID id,
        Subject about,
        Instant dueAt,
        String lead,
        @Nullable Instant usefulUntil,
        @Nullable Long told,
        @Nullable String skipped) {

    /** @param subject as the notice's planner wrote it */
    record Subject(
            MessageKind kind,
            @Nullable UUID event,
            @Nullable UUID occurrence,
            String subject) {}

    public MessageKind kind() {
        return about.kind;
    }

    @Nullable
    public UUID event() {
        return about.event;
    }

    @Nullable
    public UUID occurrence() {
        return about.occurrence;
    }

    public String subject() {
        return about.subject;
    }

    public boolean waitsFor(Instant end) {
        return QuietHoursPolicy.waits(kind(), lead, usefulUntil, end);
    }

    public CarriedNotice skippedAs(String reason) {
        return new CarriedNotice(id, about, dueAt, lead, usefulUntil, told, reason);
    }

    /** Of several for one occurrence only the latest is to be said. */
    public static List<CarriedNotice> latestOnly(List<CarriedNotice> notices) {
        Map<UUID, Instant> latest = new HashMap<>();
        notices.stream()
                .filter(notice -> notice.skipped == null && notice.occurrence() != null)
                .sorted(Comparator.comparing(CarriedNotice::dueAt))
                .forEach(notice -> latest.put(notice.occurrence(), notice.dueAt));
        List<CarriedNotice> looked = new ArrayList<>();
        for (CarriedNotice notice : notices) {
            Instant last = notice.occurrence() == null ? null : latest.get(notice.occurrence());
            boolean overtaken = notice.skipped == null && last != null && notice.dueAt.isBefore(last);
            looked.add(overtaken ? notice.skippedAs("superseded") : notice);
        }
        return looked;
    }
}
