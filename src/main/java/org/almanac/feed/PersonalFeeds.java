package org.almanac.feed;

import java.util.Optional;
import org.almanac.event.EventFilter;

/** Knows which events a private feed holds. Implemented above, where subscribers are known. */
public interface PersonalFeeds {

    /**
     * What the holder of a token has chosen; empty when the token is none, was revoked, or its holder wants no more.
     * Takes the same time for each of these. Blocks.
     */
    Optional<EventFilter> filter(String token);
}
