package org.almanac.ical.read;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be said of a component that was read: for people. */
final class Notes {
    private static final int MOST = 20;

    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Set<String> guessed = new LinkedHashSet<>();

    /** @param what of the component is not imported, and why */
    void leftOut(String what) {
        add(leftOut, what);
    }

    /** @param how something was understood that the component does not plainly say */
    void guessed(String how) {
        add(guessed, how);
    }

    private static void add(Set<String> said, String what) {
        if (said.size() < MOST) {
            said.add(what);
        } else {
            said.add("and more");
        }
    }

    @Nullable
    String text() {
        StringBuilder text = new StringBuilder();
        if (!leftOut.isEmpty()) {
            text.append("Left out: ").append(String.join("; ", leftOut)).append('.');
        }
        if (!guessed.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append("Guessed: ")
                    .append(String.join("; ", guessed))
                    .append('.');
        }
        return text.isEmpty() ? null : text.toString();
    }
}
