package org.almanac.event.read;

/**
 * How to find what is not over at the instant {@code :from}: what begins then or later, in the order of its start, and what
 * began earlier and goes on. Together they are all of it and share none; as one condition with an "or" they would cost a
 * walk through all that ever was.
 */
enum Reach {
    /** Of an event, by the first start and by all that is known of it; whether an instance is among it is still to be asked. */
    EVENT("e.starts_at", "tstzrange(e.first_at, e.over_at, '[]')"),

    OCCURRENCE("o.starts_at", "tstzrange(o.starts_at, greatest(o.starts_at, o.ends_at))");

    private final String start;
    private final String span;

    Reach(String start, String span) {
        this.start = start;
        this.span = span;
    }

    String beginsLater() {
        return start + " >= :from";
    }

    /** From start to end, as there is an index on it. */
    String span() {
        return span;
    }

    String goesOn() {
        return start + " < :from and " + span + " @> cast(:from as timestamptz)";
    }
}
