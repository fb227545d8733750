package org.almanac.notification.ledger;

import java.time.Duration;
import java.time.Instant;
import org.almanac.outbox.MessageKind;
import org.almanac.subscriber.LeadTime;
import org.jspecify.annotations.Nullable;

/** What quiet hours hold back: everything but reminders shortly before, and what would be of no use afterwards. */
public final class QuietHoursPolicy {
    private static final Duration MAX_LEAD_SENT_AT_ONCE = Duration.ofDays(1);

    private QuietHoursPolicy() {}

    /**
     * Whether a notice waits for the end of quiet hours.
     *
     * @param lead of a reminder, empty for others
     * @param usefulUntil null for ever
     */
    public static boolean waits(MessageKind kind, String lead, @Nullable Instant usefulUntil, Instant end) {
        boolean useful = usefulUntil == null || usefulUntil.isAfter(end);
        return useful && !(kind == MessageKind.REMINDER && isShort(LeadTime.of(lead)));
    }

    private static boolean isShort(LeadTime lead) {
        return lead.days() == 0 && lead.rest().compareTo(MAX_LEAD_SENT_AT_ONCE) < 0;
    }
}
