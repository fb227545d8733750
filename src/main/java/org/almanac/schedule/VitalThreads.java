package org.almanac.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Threads of libraries that nobody starts again when an error has ended them: Quartz' scheduler, and what rolls back
 * transactions that are too old. One that was seen once has to be there for as long as the process lives.
 */
@ApplicationScoped
class VitalThreads {
    private static final List<String> NAMES = List.of("_QuartzSchedulerThread", "Transaction Reaper");

    private final Set<String> seen = new TreeSet<>();

    /** @return the names of those that were there once and are not now */
    synchronized Set<String> missing() {
        Collection<String> alive = alive();
        seen.addAll(alive);
        Set<String> missing = new TreeSet<>(seen);
        missing.removeAll(alive);
        return missing;
    }

    private static Collection<String> alive() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() * 2 + 16];
        int count = root.enumerate(threads);
        Set<String> alive = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            String name = threads[i].getName();
            if (threads[i].isAlive() && NAMES.stream().anyMatch(name::endsWith)) {
                alive.add(name);
            }
        }
        return alive;
    }
}
