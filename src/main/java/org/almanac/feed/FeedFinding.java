package org.almanac.feed;

import java.util.List;

/**
 * Something in a feed that its readers may stumble over.
 *
 * @param code for programs
 * @param severity how much it matters
 * @param message for people
 * @param count how many events it is about; 0 when it is about the feed as a whole
 * @param examples slugs of the first of those events
 */
public record FeedFinding(String code, Severity severity, String message, int count, List<String> examples) {
    /** How much a finding matters. */
    public enum Severity {
        /** Some calendar program will not take the feed, or shows something wrong. */
        ERROR,
        /** Some readers will not see what was meant. */
        WARNING,
        /** Good to know. */
        INFO
    }
}
