package org.almanac.event;

/**
 * Fired inside the transaction that renamed or merged an entry of a register: who keeps the old slug exchanges it for
 * the new one, and commits or fails with the change.
 *
 * @param from names nothing any more but the way to {@code to}
 */
public record SlugMoved(RegisterKind kind, String from, String to) {}
