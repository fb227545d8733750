package org.almanac.event.rules;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.almanac.event.KeyDate;
import org.almanac.event.SaveEvent.KeyDateInput;
import org.almanac.event.text.Texts;
import org.jspecify.annotations.Nullable;

/** Reads the key dates of an event. */
final class KeyDateRules {
    private static final int MOST = 50;

    private final InputReader reader;
    private final TimeRules times;
    private final @Nullable ZoneId eventZone;

    /** @param eventZone in which hours are whose zone is not said; null when it is not known */
    KeyDateRules(InputReader reader, TimeRules times, @Nullable ZoneId eventZone) {
        this.reader = reader;
        this.times = times;
        this.eventZone = eventZone;
    }

    List<KeyDate> check(@Nullable List<@Nullable KeyDateInput> typed) {
        List<KeyDate> dates = new ArrayList<>();
        for (KeyDateInput item : reader.<KeyDateInput>list("keyDates", typed, MOST)) {
            KeyDate date = date(item);
            if (date != null && !dates.contains(date)) {
                dates.add(date);
            }
        }
        refuseTwoHours(dates);
        return List.copyOf(dates);
    }

    private @Nullable KeyDate date(KeyDateInput item) {
        String label = reader.line("keyDates.label", item.label(), EventRules.NAME);
        String at = Texts.line(item.at());
        String zone = Texts.line(item.timeZone());
        if (label == null) {
            reader.errors().add("keyDates.label", "Say what the date is for.");
        } else if (at == null) {
            reader.errors().add("keyDates.at", "Give the date of “" + label + "”.");
        } else if (at.indexOf('T') >= 0) {
            return moment(label, at, zone);
        } else if (zone != null) {
            reader.errors()
                    .add("keyDates.at", "Give the hour of “" + label + "” too, such as 23:59, or leave its zone out.");
        } else {
            var day = times.day("keyDates.at", at);
            return day == null ? null : new KeyDate(label, day);
        }
        return null;
    }

    private @Nullable KeyDate moment(String label, String at, @Nullable String typedZone) {
        LocalDateTime local = times.local("keyDates.at", at, false);
        ZoneId zone = typedZone == null ? eventZone : times.zoneOrAnywhere("keyDates.timeZone", typedZone);
        return local == null || zone == null
                ? null
                : new KeyDate(label, local.toLocalDate(), local.toLocalTime(), zone.getId());
    }

    /** What is called alike on one day is one thing to whoever is told of it. */
    private void refuseTwoHours(List<KeyDate> dates) {
        Set<KeyDate> days = new HashSet<>();
        for (KeyDate date : dates) {
            if (!days.add(new KeyDate(date.label(), date.at()))) {
                reader.errors().add("keyDates.label", "“" + date.label() + "” is there twice on " + date.at() + ".");
            }
        }
    }
}
