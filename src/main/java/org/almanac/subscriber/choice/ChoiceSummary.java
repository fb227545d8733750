package org.almanac.subscriber.choice;

import java.util.List;

/** What somebody chose, in words, for pages and mails. */
public record ChoiceSummary(List<Line> lines) {

    /**
     * @param label what the line is about: {@code Subjects}
     * @param text the names, joined
     */
    public record Line(String label, String text) {}
}
