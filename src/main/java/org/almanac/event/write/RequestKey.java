package org.almanac.event.write;

/**
 * What tells a request that is sent again from a new one.
 *
 * @param key the caller's own, of 1 to 255 printable characters
 * @param bodyHash of all that was sent: a key that comes with something else is a mistake
 */
public record RequestKey(String key, String bodyHash) {}
