package org.almanac.notification.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A series that is cut in two stays one thing to its readers: they know the second part from the first. */
final class CutRule {
    private final Collection<KnownReader> readers;

    CutRule(Collection<KnownReader> readers) {
        this.readers = readers;
    }

    /**
     * @param before what was told of the whole
     * @param asItWas the second part before it was edited
     */
    record Parts(KnownEvent earlier, ToldFacts before, KnownEvent later, ToldFacts asItWas) {}

    void cut(Parts parts, Instant now) {
        KnownEvent earlier = parts.earlier;
        KnownEvent later = parts.later;
        later.firstVisible = earlier.firstVisible;
        later.firstAhead = earlier.firstAhead;
        later.freshKeyDates = false;
        later.entered.clear();
        later.settlesAt = now.plus(AnnouncementRule.SETTLE);
        for (KnownReader reader : readers) {
            if (reader.choice.events().contains(earlier.id)) {
                reader.choice = reader.choice.following(later.id);
            }
            ToldFacts told = reader.told.get(earlier.id);
            if (told != null && parts.before.gone()) {
                // What is hidden is off as a whole, and the second part is compared with that when it is shown.
                reader.told.put(later.id, parts.before);
                reader.times.put(later.id, 0);
            } else if (told != null) {
                reader.told.put(later.id, told.equals(parts.before) ? parts.asItWas : told);
                reader.times.put(later.id, 0);
                reader.told.put(earlier.id, earlier.facts());
            }
            handOver(reader, earlier, later);
        }
        Set<Instant> known = EventDate.of(parts.asItWas.time(), parts.asItWas.repetition()).stream()
                .map(EventDate::start)
                .collect(Collectors.toCollection(HashSet::new));
        later.fresh.keySet().removeIf(date -> known.contains(date.start()));
    }

    /** Reminders of dates that stay where they are, sent or not. */
    private static void handOver(KnownReader reader, KnownEvent earlier, KnownEvent later) {
        Set<String> kept = earlier.shown().stream().map(EventDate::at).collect(Collectors.toSet());
        TreeMap<String, OwedNotice> moved = new TreeMap<>();
        Iterator<OwedNotice> all = reader.ledger.values().iterator();
        while (all.hasNext()) {
            OwedNotice notice = all.next();
            if (notice.is("REMINDER") && notice.event == earlier && !kept.contains(notice.at)) {
                EventDate.of(later.time, later.repetition).stream()
                        .filter(date -> date.start().equals(notice.start))
                        .findFirst()
                        .ifPresent(date -> {
                            all.remove();
                            notice.event = later;
                            notice.at = date.at();
                            if (notice.skipped != null && !notice.handled && notice.skipped.equals("moved")) {
                                notice.skipped = null;
                            }
                            moved.put(notice.key(), notice);
                        });
            }
        }
        reader.ledger.putAll(moved);
    }
}
