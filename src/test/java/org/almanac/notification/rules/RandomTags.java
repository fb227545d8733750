package org.almanac.notification.rules;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What events are filed under, unlike that of any other test, and picks from it. */
final class RandomTags {
    final List<String> tags;
    final List<String> series;
    final List<String> organisers;
    private final Random random;

    RandomTags(String run, Random random) {
        this.tags = List.of(run + "a", run + "b", run + "c");
        this.series = List.of(run + "s", run + "t");
        this.organisers = List.of(run + "o", run + "p");
        this.random = random;
    }

    <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    <T> Set<T> some(List<T> from, int least) {
        Set<T> chosen = new TreeSet<>();
        from.forEach(one -> {
            if (random.nextInt(2) == 0) {
                chosen.add(one);
            }
        });
        if (chosen.size() < least) {
            chosen.add(one(from));
        }
        return chosen;
    }
}
