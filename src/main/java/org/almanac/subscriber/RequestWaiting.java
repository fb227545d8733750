package org.almanac.subscriber;

/** A request was written down and waits to be taken up. */
record RequestWaiting() {}
