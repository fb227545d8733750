package org.almanac.notification.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Times at random, of which more than chance would give lie where calendars are odd. */
final class RandomTimes {
    /** Clocks change there at two, at one, by half an hour, at midnight, for a fast, or never. */
    static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Santiago",
            "Africa/Casablanca",
            "Asia/Tokyo");

    private static final Duration SIGHT = Duration.ofDays(45);
    private static final Period STORED_AHEAD = Period.ofYears(2);

    private final Random random;
    private final Figures figures;

    RandomTimes(Random random, Figures figures) {
        this.random = random;
        this.figures = figures;
    }

    String zone() {
        return ZONES.get(random.nextInt(ZONES.size()));
    }

    /** How long nobody looks. */
    Duration step(Instant now) {
        Instant odd = nextChange(now);
        Duration ahead = Duration.between(now, odd);
        if (ahead.compareTo(Duration.ofHours(4)) < 0 && random.nextInt(3) > 0) {
            figures.count("looks within four hours of a change of clocks");
            return Duration.ofMinutes(5 + random.nextInt(55));
        }
        if (ahead.compareTo(Duration.ofDays(6)) < 0 && random.nextInt(6) == 0) {
            return ahead.minusMinutes(30 + random.nextInt(180)).abs();
        }
        if (random.nextInt(100) == 0) {
            figures.count("downtimes of days");
            return Duration.ofDays(1 + random.nextInt(9)).plusMinutes(random.nextInt(1_440));
        }
        return switch (random.nextInt(6)) {
            case 0 -> Duration.ofMinutes(1 + random.nextInt(15));
            case 1 -> Duration.ofMinutes(random.nextInt(120));
            case 2 -> Duration.ofHours(6).plusSeconds(random.nextInt(3_600));
            case 3 -> Duration.ofMinutes(30L * random.nextInt(30));
            case 4 -> Duration.ofHours(random.nextInt(40));
            default -> Duration.ofSeconds(random.nextInt(7_200));
        };
    }

    private static Instant nextChange(Instant now) {
        return ZONES.stream()
                .map(zone -> ZoneId.of(zone).getRules().nextTransition(now))
                .filter(change -> change != null)
                .map(ZoneOffsetTransition::getInstant)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** About the day on which what is stored ahead ends, or years later; to the minute. */
    LocalDateTime farStart(Instant now, String zone) {
        LocalDateTime edge = LocalDateTime.ofInstant(now, ZoneId.of(zone)).plus(STORED_AHEAD);
        boolean near = random.nextInt(3) > 0;
        figures.count(near ? "starts about the end of what is stored" : "starts years beyond it");
        long hours = near ? random.nextInt(24 * 40) - 24L * 20 : random.nextInt(24 * 365 * 8);
        return edge.plusHours(hours)
                .plusMinutes(random.nextInt(60))
                .withSecond(0)
                .withNano(0);
    }

    /** On the clock of the event's zone, to the minute. */
    LocalDateTime start(Instant now, String zone) {
        if (random.nextInt(5) == 0) {
            return oddStart(now, ZoneId.of(zone));
        }
        Duration ahead = switch (random.nextInt(5)) {
            case 0 -> Duration.ofMinutes(random.nextInt(300) - 60);
            case 1 -> Duration.ofHours(random.nextInt(60));
            case 2 -> Duration.ofDays(random.nextInt(9));
            default -> Duration.ofHours(random.nextInt(24 * 40));
        };
        return LocalDateTime.ofInstant(now.plus(ahead), ZoneId.of(zone))
                .withSecond(0)
                .withNano(0);
    }

    /** In the night of a change of clocks, on a leap day, or at the end or the beginning of a month. */
    private LocalDateTime oddStart(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<LocalDateTime> starts = new ArrayList<>();
        LocalDate next = today.plus(Period.ofMonths(1)).withDayOfMonth(1);
        starts.add(next.atTime(time()));
        starts.add(next.minusDays(1).atTime(time()));
        for (LocalDate day = today; day.isBefore(today.plusDays(SIGHT.toDays())); day = day.plusDays(1)) {
            if (day.getMonthValue() == 2 && day.getDayOfMonth() == 29) {
                starts.add(day.atTime(time()));
                starts.add(day.atTime(time()));
            }
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(now);
        if (change != null && change.getInstant().isBefore(now.plus(SIGHT))) {
            for (int i = 0; i < 6; i++) {
                // What no clock shows comes after it, what a clock shows twice before.
                long minutes = 15L * (random.nextInt(6) - 1);
                starts.add(change.getDateTimeBefore().plusMinutes(change.isGap() ? minutes : -minutes));
            }
        }
        LocalDateTime start = starts.get(random.nextInt(starts.size()));
        note(start, zone);
        return start;
    }

    private void note(LocalDateTime start, ZoneId zone) {
        int offsets = zone.getRules().getValidOffsets(start).size();
        if (offsets != 1) {
            figures.count(offsets == 0 ? "starts that no clock shows" : "starts that a clock shows twice");
        }
        if (start.getMonthValue() == 2 && start.getDayOfMonth() == 29) {
            figures.count("starts on 29 February");
        }
        if (start.plusDays(1).getDayOfMonth() == 1) {
            figures.count("starts on the last of a month");
        }
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    }

    LocalDate keyDate(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return today.plusDays(random.nextInt(20) - 1L);
    }
}
