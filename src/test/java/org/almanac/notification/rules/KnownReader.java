package org.almanac.notification.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscriber, what they were told, and what they are owed. */
final class KnownReader {
    private static final Set<String> TAKEN_BACK = Set.of("moved", "cancelled", "superseded", "undone");

    String email;
    ReaderChoice choice;
    Instant confirmed;
    boolean subscribed = true;
    boolean suppressed;

    @Nullable
    Instant pausedUntil;

    /** When the choice, or whether anything is sent there, last changed. */
    Instant chose;

    /** When nothing that is followed was ahead any more; null while something is. */
    @Nullable
    Instant spell;

    boolean spellSaid;

    @Nullable
    OwedNotice spellNote;

    final Map<UUID, ToldFacts> told = new HashMap<>();
    /** How often each event was told of. */
    final Map<UUID, Integer> times = new HashMap<>();

    final Map<UUID, Instant> endedSpell = new HashMap<>();
    final Map<String, OwedNotice> ledger = new LinkedHashMap<>();

    private @Nullable ReaderChoice choiceOfWords;
    private Set<String> words = Set.of();

    KnownReader(String email, ReaderChoice choice, Instant confirmed) {
        this.email = email;
        this.choice = choice;
        this.confirmed = confirmed;
        this.chose = confirmed;
    }

    boolean active() {
        return subscribed && !suppressed;
    }

    /** Only what is due after it was confirmed. */
    boolean owed(Instant due) {
        return active() && due.isAfter(confirmed);
    }

    boolean follows(KnownEvent event) {
        if (choice.events().contains(event.id)) {
            return true;
        }
        KnownEvent.LastSeen seen = event.lastSeen == null ? event.seen() : event.lastSeen;
        boolean chosen = choice.everything() || !Collections.disjoint(words(), seen.words());
        boolean place = choice.countries().isEmpty()
                || seen.online() != null
                || (seen.country() != null && choice.countries().contains(seen.country()));
        return chosen && place;
    }

    /** Asked for so often that they are kept until the choice changes. */
    private Set<String> words() {
        if (choice != choiceOfWords) {
            choiceOfWords = choice;
            words = choice.words();
        }
        return words;
    }

    List<OwedNotice> notices(String kind) {
        return ledger.values().stream().filter(notice -> notice.is(kind)).toList();
    }

    /** Writes down that something is owed; what was owed before is not owed again, unless it had been taken back. */
    OwedNotice promise(OwedNotice wanted, Instant due, @Nullable Instant useful, Instant now) {
        OwedNotice known = ledger.get(wanted.key());
        if (known != null && !owedAgain(known)) {
            return known;
        }
        OwedNotice notice = known == null ? wanted : known;
        notice.due = due;
        notice.ready = due;
        notice.useful = useful;
        notice.handled = false;
        notice.skipped = null;
        if (pausedUntil != null && pausedUntil.isAfter(due)) {
            notice.skipped = "paused";
        } else if (useful != null && !useful.isAfter(now)) {
            notice.skipped = "late";
        }
        ledger.put(notice.key(), notice);
        return notice;
    }

    private static boolean owedAgain(OwedNotice known) {
        return known.skipped != null
                && TAKEN_BACK.contains(known.skipped)
                && !(known.skipped.equals("superseded") && known.is("REMINDER"))
                && !known.is("ANNOUNCED");
    }
}
