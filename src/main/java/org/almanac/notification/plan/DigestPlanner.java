package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.almanac.notification.NotificationSettings;
import org.almanac.notification.due.DigestPeriod;
import org.almanac.notification.due.SendHour;
import org.almanac.notification.plan.DigestStatements.Chosen;

/**
 * Writes the digests that have fallen due into the ledger: on Mondays and on the first of the month, zone by zone; and for
 * readers who chose another weekday or hour, by what they chose.
 */
@ApplicationScoped
public class DigestPlanner {
    /** Offsets of zones are whole quarters of an hour, so a full hour begins anywhere at one of them. */
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private final DigestStatements digests;
    private final LocalTime sendHour;

    DigestPlanner(DigestStatements digests, NotificationSettings settings) {
        this.digests = digests;
        this.sendHour = settings.sendHour();
    }

    public int plan(List<SendHour> hours, Instant since, Instant now) {
        return hours.stream().mapToInt(hour -> plan(hour, now)).sum() + planChosen(since, now);
    }

    private int planChosen(Instant since, Instant now) {
        if (Math.floorDiv(since.getEpochSecond(), QUARTER) == Math.floorDiv(now.getEpochSecond(), QUARTER)
                && !isOffTheQuarters(sendHour)) {
            return 0;
        }
        int planned = 0;
        for (Chosen chosen : digests.chosen()) {
            LocalTime own = chosen.hour() < 0 ? null : LocalTime.of(chosen.hour(), 0);
            List<SendHour> hours = SendHour.between(since, now, List.of(chosen.zone()), own == null ? sendHour : own);
            for (SendHour hour : hours) {
                if (isOn(chosen, hour.day())) {
                    DigestPeriod period = DigestPeriod.of(chosen.monthly(), hour.day(), hour.zone(), sendHour, own);
                    planned += digests.plan(period, hour, chosen.day(), chosen.hour(), now);
                }
            }
        }
        return planned;
    }

    private static boolean isOffTheQuarters(LocalTime time) {
        return time.toSecondOfDay() % QUARTER != 0;
    }

    private static boolean isOn(Chosen chosen, LocalDate date) {
        return chosen.monthly()
                ? date.getDayOfMonth() == 1
                : date.getDayOfWeek().getValue() == (chosen.day() == 0 ? 1 : chosen.day());
    }

    private int plan(SendHour hour, Instant now) {
        int planned = 0;
        if (hour.isMonday()) {
            planned += write(false, hour, now);
        }
        if (hour.isFirstOfMonth()) {
            planned += write(true, hour, now);
        }
        return planned;
    }

    private int write(boolean monthly, SendHour hour, Instant now) {
        return digests.plan(DigestPeriod.of(monthly, hour.day(), hour.zone(), sendHour), hour, 0, -1, now);
    }
}
