package org.almanac.outbox;

/** One letter, handed to the server once. */
record Attempt(Letter letter, Delivery delivery) {}
