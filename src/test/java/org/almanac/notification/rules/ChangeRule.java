package org.almanac.notification.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** CHANGED and CANCELLED: what is so once an edit has settled, beside what the reader was last told. */
final class ChangeRule {
    private ChangeRule() {}

    static void plan(KnownReader reader, KnownEvent event, TimeRange time) {
        Instant settled = event.settlesAt;
        ToldFacts told = reader.told.get(event.id);
        ToldFacts current = event.facts();
        boolean turn = settled != null && !settled.isAfter(time.now());
        if (!turn || told == null || told.equals(current) || !reader.choice.changes() || !reader.owed(settled)) {
            return;
        }
        kinds(told, current, settled).forEach((kind, useful) -> {
            OwedNotice wanted = new OwedNotice(kind, event, current + "#" + reader.times.get(event.id));
            reader.promise(wanted, settled, useful, time.now()).facts = current;
        });
    }

    /** What is to be told to whoever knows something else, and until when that is useful. */
    static Map<String, Instant> kinds(ToldFacts told, ToldFacts current, Instant at) {
        Map<String, Instant> kinds = new TreeMap<>();
        List<EventDate> before = told.ahead(at);
        List<EventDate> after = current.ahead(at);
        if (!current.on()) {
            boolean news = told.on() || (!told.gone() && !current.gone() && told.status() != current.status());
            if (news && !before.isEmpty()) {
                kinds.put("CANCELLED", before.get(0).start());
            }
        } else if (!told.on() || (told.repetition() == null && current.repetition() == null)) {
            if (!after.isEmpty()) {
                kinds.put("CHANGED", after.get(0).start());
            }
        } else {
            repeating(told, current, at, kinds);
        }
        return kinds;
    }

    private static void repeating(ToldFacts told, ToldFacts current, Instant at, Map<String, Instant> kinds) {
        List<EventDate> before = told.ahead(at);
        List<EventDate> after = current.ahead(at);
        boolean changed = !told.title().equals(current.title())
                || !told.place().equals(current.place())
                || !Objects.equals(told.online(), current.online())
                || told.status() != current.status();
        changed |= before.stream()
                .filter(old -> after.stream().anyMatch(date -> date.at().equals(old.at())))
                .anyMatch(date -> isCalledOtherwise(date.at(), told, current));
        List<EventDate> off = new ArrayList<>();
        if (!Set.copyOf(before).equals(Set.copyOf(after))) {
            boolean more = after.stream()
                    .anyMatch(date -> before.stream().noneMatch(old -> old.at().equals(date.at())));
            if (sameRule(told, current, at)) {
                changed |= more;
                for (EventDate old : before) {
                    boolean there = after.stream().anyMatch(date -> date.at().equals(old.at()));
                    changed |= there && !after.contains(old);
                    if (!there) {
                        off.add(old);
                    }
                }
            } else {
                changed = true;
            }
        }
        if (changed && !after.isEmpty()) {
            kinds.put("CHANGED", after.get(0).start());
        }
        if (!off.isEmpty() || (after.isEmpty() && !before.isEmpty())) {
            kinds.put("CANCELLED", (off.isEmpty() ? before : off).get(0).start());
        }
    }

    /** Whether one date has a title of its own, or had, and another one than the reader was told. */
    private static boolean isCalledOtherwise(String at, ToldFacts told, ToldFacts current) {
        String old = told.ownTitle(at);
        String now = current.ownTitle(at);
        return (old != null || now != null)
                && !Objects.requireNonNullElse(old, told.title())
                        .equals(Objects.requireNonNullElse(now, current.title()));
    }

    private static boolean sameRule(ToldFacts told, ToldFacts current, Instant at) {
        return told.repetition() != null
                && current.repetition() != null
                && told.regularAhead(at).equals(current.regularAhead(at));
    }
}
