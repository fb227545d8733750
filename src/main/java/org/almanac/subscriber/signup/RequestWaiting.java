package org.almanac.subscriber.signup;

/** A request was written down and waits to be taken up. */
public record RequestWaiting() {}
