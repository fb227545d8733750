package org.almanac.ical.write;

/** METHOD of a calendar that is sent by mail (RFC 5546 §1.4). */
public enum ICalMethod {
    PUBLISH,
    CANCEL
}
