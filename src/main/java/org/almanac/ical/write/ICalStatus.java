package org.almanac.ical.write;

/** STATUS of an event (RFC 5545 §3.8.1.11). */
public enum ICalStatus {
    TENTATIVE,
    CONFIRMED,
    CANCELLED
}
