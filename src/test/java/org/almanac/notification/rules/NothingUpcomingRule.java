package org.almanac.notification.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** NOTHING_UPCOMING: once a spell, a day after it began, and not twice in thirty days. */
final class NothingUpcomingRule {
    private static final Duration AFTER = Duration.ofHours(24);
    private static final Duration APART = Duration.ofDays(30);

    private NothingUpcomingRule() {}

    static boolean ahead(KnownReader reader, Collection<KnownEvent> events, Instant now) {
        return events.stream().anyMatch(event -> reader.follows(event) && event.shownAfter(now));
    }

    /** @param edited when an event was last edited since the last look; null when none was */
    static void plan(KnownReader reader, Collection<KnownEvent> events, @Nullable Instant edited, Instant now) {
        boolean ahead = ahead(reader, events, now);
        boolean wanted = reader.active() && reader.choice.nothingUpcoming();
        Instant spell = reader.spell;
        if (spell != null && (ahead || !wanted)) {
            end(reader, events, spell, now);
        }
        if (reader.spell == null && wanted && !ahead) {
            begin(reader, events, edited);
        }
        boolean lately = reader.notices("NOTHING_UPCOMING").stream()
                .anyMatch(notice -> notice.skipped == null && notice.due.isAfter(now.minus(APART)));
        if (reader.spell != null && !reader.spellSaid && !lately && !reader.spell.isAfter(now.minus(AFTER))) {
            reader.spellSaid = true;
            reader.spellNote =
                    reader.promise(new OwedNotice("NOTHING_UPCOMING", null, reader.spell.toString()), now, null, now);
        }
    }

    /** What ends a spell that was told is announced. */
    private static void end(KnownReader reader, Collection<KnownEvent> events, Instant began, Instant now) {
        if (reader.spellNote != null && reader.spellNote.sent) {
            events.stream()
                    .filter(event -> !event.editedAt.isBefore(began))
                    .filter(event -> reader.follows(event) && event.shownAfter(now))
                    .forEach(event -> reader.endedSpell.put(event.id, event.editedAt));
        }
        reader.spell = null;
    }

    /** When the last start was, when the reader came or chose, or when an edit took the events away. */
    private static void begin(KnownReader reader, Collection<KnownEvent> events, @Nullable Instant edited) {
        Instant began = reader.chose;
        for (KnownEvent event : events) {
            if (reader.follows(event)) {
                for (EventDate date : event.shown()) {
                    began = date.start().isAfter(began) ? date.start() : began;
                }
            }
        }
        reader.spell = edited != null && edited.isAfter(began) ? edited : began;
        reader.spellSaid = false;
        reader.spellNote = null;
    }
}
