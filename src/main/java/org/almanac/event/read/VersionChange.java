package org.almanac.event.read;

/**
 * What became of an event in a feed.
 *
 * @param held whether the feed holds it now, in this version
 */
public record VersionChange(EventVersion version, boolean held) {}
