package org.almanac.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Letters that wait, by the domain they go to. Domains take turns, and none has more than its share under way, so that a
 * slow one does not hold the others up. Not for several threads at once.
 */
final class Lanes {
    private final int share;
    private final Map<String, Lane> lanes = new HashMap<>();
    /** Each lane that has a letter and may send it, once. */
    private final Deque<Lane> turn = new ArrayDeque<>();

    private int waiting;
    private int underWay;

    /** @param share how many letters to one domain may be under way at one time */
    Lanes(int share) {
        this.share = share;
    }

    int waiting() {
        return waiting;
    }

    int underWay() {
        return underWay;
    }

    /** Whether all that wait do so for domains that have their share under way. */
    boolean isJammed() {
        return waiting > 0 && turn.isEmpty();
    }

    void add(Letter letter) {
        Lane lane = lanes.computeIfAbsent(domain(letter), Lane::new);
        lane.letters.add(letter);
        waiting++;
        line(lane);
    }

    /** The next letter, which is under way from now on; null when none may go now. */
    @Nullable
    Letter next() {
        Lane lane = turn.poll();
        if (lane == null) {
            return null;
        }
        lane.lined = false;
        lane.underWay++;
        underWay++;
        waiting--;
        Letter letter = lane.letters.remove();
        line(lane);
        return letter;
    }

    /** A letter that {@link #next} gave has come to an end. */
    void done(Letter letter) {
        Lane lane = lanes.get(domain(letter));
        if (lane == null) {
            throw new IllegalArgumentException("nothing is under way to that domain");
        }
        lane.underWay--;
        underWay--;
        line(lane);
        if (lane.underWay == 0 && lane.letters.isEmpty()) {
            lanes.remove(lane.domain);
        }
    }

    /** All that wait. */
    List<Letter> all() {
        return lanes.values().stream().flatMap(lane -> lane.letters.stream()).toList();
    }

    /** Takes out all that wait. */
    List<Letter> clear() {
        List<Letter> cleared = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            cleared.addAll(lane.letters);
            lane.letters.clear();
            lane.lined = false;
        }
        turn.clear();
        lanes.values().removeIf(lane -> lane.underWay == 0);
        waiting = 0;
        return cleared;
    }

    /** Takes out all that wait in the longest lane. */
    List<Letter> clearLongest() {
        Lane longest = lanes.values().stream()
                .max(Comparator.comparingInt(lane -> lane.letters.size()))
                .orElse(null);
        if (longest == null) {
            return List.of();
        }
        List<Letter> cleared = List.copyOf(longest.letters);
        longest.letters.clear();
        waiting -= cleared.size();
        turn.remove(longest);
        longest.lined = false;
        return cleared;
    }

    private void line(Lane lane) {
        if (!lane.lined && !lane.letters.isEmpty() && lane.underWay < share) {
            lane.lined = true;
            turn.add(lane);
        }
    }

    private static String domain(Letter letter) {
        return Addresses.domain(letter.message().recipient()).toLowerCase(Locale.ROOT);
    }

    private static final class Lane {
        private final String domain;
        private final Deque<Letter> letters = new ArrayDeque<>();
        private int underWay;
        private boolean lined;

        Lane(String domain) {
            this.domain = domain;
        }
    }
}
