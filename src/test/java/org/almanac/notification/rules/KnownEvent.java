package org.almanac.notification.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.jspecify.annotations.Nullable;

/** An event as the catalogue has it, and what the rules need to remember of it. */
final class KnownEvent {
    final UUID id;
    String title = "";
    EventTime time;

    @Nullable
    KnownRecurrence repetition;

    /** Its tags, its series and its organiser, as {@link ReaderChoice#words} spells them. */
    Set<String> words = Set.of();

    @Nullable
    String country;

    @Nullable
    String online;

    EventStatus status = EventStatus.CONFIRMED;
    boolean published = true;
    boolean withdrawn;
    Map<LocalDate, String> keyDates = new TreeMap<>();
    Instant editedAt = Instant.EPOCH;

    @Nullable
    Instant firstVisible;

    /** Whether something of it lay ahead then. */
    boolean firstAhead;

    /** When the last edit settles; null when none has to. */
    @Nullable
    Instant settlesAt;

    /** Dates that are new to readers, or are otherwise than before: what was due of them before may be owed now. */
    final Map<EventDate, Optional<EventDate>> fresh = new HashMap<>();

    boolean freshKeyDates;

    /**
     * Key dates that are owed: nothing is by what is over when it is entered, and what both parts of a cut series share is
     * told of the first.
     */
    final Set<LocalDate> entered = new HashSet<>();

    /** What readers saw of it last; null while they see it, and when they never did. */
    @Nullable
    LastSeen lastSeen;

    private @Nullable EventTime timeOfDates;
    private @Nullable KnownRecurrence repetitionOfDates;
    private List<EventDate> dates = List.of();

    /** Told of and followed as it was then, whatever an editor has made of it since. */
    record LastSeen(
            ToldFacts facts,
            Set<String> words,
            @Nullable String country,
            @Nullable String online) {}

    KnownEvent(UUID id, EventTime time) {
        this.id = id;
        this.time = time;
    }

    boolean isPublic() {
        return published && !withdrawn;
    }

    /** To be called before an edit is taken over. */
    LastSeen seen() {
        ToldFacts facts = new ToldFacts(title, time, repetition, place(), online, status, true);
        return new LastSeen(facts, words, country, online);
    }

    boolean visible() {
        return published && !withdrawn && status.takesPlace();
    }

    /** What readers may expect to take place. */
    List<EventDate> shown() {
        return visible() ? dates() : List.of();
    }

    /** Asked for so often that they are kept until the event is edited. */
    private List<EventDate> dates() {
        if (!time.equals(timeOfDates) || !Objects.equals(repetition, repetitionOfDates)) {
            dates = EventDate.of(time, repetition);
            timeOfDates = time;
            repetitionOfDates = repetition;
        }
        return dates;
    }

    boolean shownAfter(Instant now) {
        return nextAfter(now) != null;
    }

    @Nullable
    Instant nextAfter(Instant now) {
        return shown().stream()
                .map(EventDate::start)
                .filter(start -> start.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    boolean overAt(Instant now) {
        return EventDate.scheduled(time, repetition).stream()
                .noneMatch(date -> date.time().endsAt().isAfter(now));
    }

    String place() {
        return country == null ? "" : "Hall, " + country;
    }

    ToldFacts facts() {
        return lastSeen == null
                ? new ToldFacts(title, time, repetition, place(), online, status, !isPublic())
                : lastSeen.facts();
    }
}
