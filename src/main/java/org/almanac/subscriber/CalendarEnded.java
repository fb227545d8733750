package org.almanac.subscriber;

/**
 * The address of a subscriber's calendar works no more. Fired in the transaction that ends it.
 *
 * @param token that stood in the address
 */
public record CalendarEnded(String token) {}
