package org.almanac.event;

/**
 * Who makes a change, for the history.
 *
 * @param name an account's e-mail address, {@code token:<name>}, {@code import:<source>} or {@code system}
 */
public record Actor(String name) {}
