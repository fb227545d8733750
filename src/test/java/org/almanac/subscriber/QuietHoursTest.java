package org.almanac.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 2026-11-22T22:00+01:00, 2026-11-23T07:00+01:00",
        "22:00, 07:00, 2026-11-22T21:59:59+01:00,",
        "22:00, 07:00, 2026-11-23T06:59:59+01:00, 2026-11-23T07:00+01:00",
        "22:00, 07:00, 2026-11-23T07:00+01:00,",
        "12:00, 14:00, 2026-11-23T13:00+01:00, 2026-11-23T14:00+01:00",
        "12:00, 14:00, 2026-11-23T11:59+01:00,",
        "12:00, 14:00, 2026-11-23T14:00+01:00,",
        "00:00, 06:00, 2026-11-23T00:00+01:00, 2026-11-23T06:00+01:00",
        "20:00, 00:00, 2026-11-23T23:30+01:00, 2026-11-24T00:00+01:00",
        "20:00, 00:00, 2026-11-23T00:00+01:00,",
        // The clocks go forward at 02:00 on 28 March 2027: 02:30 is never shown, 03:00 comes at once.
        "22:00, 07:00, 2027-03-27T23:00+01:00, 2027-03-28T07:00+02:00",
        "22:00, 02:30, 2027-03-28T01:30+01:00, 2027-03-28T03:00+02:00",
        // They go back at 03:00 on 25 October 2026: 02:30 is shown twice.
        "22:00, 07:00, 2026-10-24T23:00+02:00, 2026-10-25T07:00+01:00",
        "22:00, 02:30, 2026-10-25T02:10+02:00, 2026-10-25T02:30+02:00",
        "22:00, 02:30, 2026-10-25T02:10+01:00, 2026-10-25T02:30+01:00",
        "22:00, 07:00, 2028-02-28T23:00+01:00, 2028-02-29T07:00+01:00"
    })
    void lastAsLongAsTheClockOnTheWallSaysSo(LocalTime from, LocalTime to, String now, String end) {
        assertThat(new QuietHours(from, to).endAfter(instant(now), BERLIN).orElse(null))
                .isEqualTo(end == null ? null : instant(end));
    }

    @ParameterizedTest
    @CsvSource({
        "America/Santiago, 2028-04-02T03:00Z",
        "America/Santiago, 2027-09-05T04:00Z",
        "Australia/Lord_Howe, 2027-04-03T15:00Z",
        "Australia/Lord_Howe, 2027-10-02T15:30Z",
        "Europe/Berlin, 2026-10-25T01:00Z",
        "Africa/Casablanca, 2027-02-07T02:00Z"
    })
    void endWhenTheClockOnTheWallIsFirstOutOfThemThoughItJumps(ZoneId zone, String change) {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            LocalTime from = LocalTime.MIDNIGHT.plusMinutes(15L * random.nextInt(96));
            LocalTime to = from.plusMinutes(15L * (1 + random.nextInt(95)));
            Instant now = instant(change).plus(Duration.ofMinutes(random.nextInt(2_880) - 1_440));

            assertThat(new QuietHours(from, to).endAfter(now, zone).orElse(null))
                    .as("%s to %s at %s", from, to, now)
                    .isEqualTo(watched(from, to, zone, now));
        }
    }

    /** By a look at the clock every minute. */
    private static @Nullable Instant watched(LocalTime from, LocalTime to, ZoneId zone, Instant now) {
        Instant minute = now;
        while (quiet(from, to, minute.atZone(zone).toLocalTime())) {
            minute = minute.plusSeconds(60);
        }
        return minute.equals(now) ? null : minute;
    }

    private static boolean quiet(LocalTime from, LocalTime to, LocalTime clock) {
        if (from.isBefore(to)) {
            return !clock.isBefore(from) && clock.isBefore(to);
        }
        return !clock.isBefore(from) || clock.isBefore(to);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
