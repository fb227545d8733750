package org.almanac.event;

/**
 * What became of an event in a feed.
 *
 * @param held whether the feed holds it now, in this version
 */
public record VersionChange(EventVersion version, boolean held) {}
