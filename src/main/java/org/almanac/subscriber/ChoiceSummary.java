package org.almanac.subscriber;

import java.util.List;

/** What somebody chose, in words, for pages and mails. */
record ChoiceSummary(List<Line> lines) {

    /**
     * @param label what the line is about: {@code Subjects}
     * @param text the names, joined
     */
    record Line(String label, String text) {}
}
