package org.almanac.event;

/**
 * Who makes a change, for the histories. The kind says what sort of actor it is; no name can pretend to be of another.
 *
 * @param name an account's e-mail address, {@code token:<name>}, {@code import:<source>} or a part of the service
 */
public record Actor(Kind kind, String name) {
    /** The name that changes by the operator's token have always been recorded under. */
    public static final String OPERATOR_TOKEN = "admin";

    /** What sort of actor it is. */
    public enum Kind {
        /** Somebody with an account, by a session. */
        PERSON,
        /** A program with an API token. */
        TOKEN,
        /** Whoever holds the token of the configuration. */
        OPERATOR,
        /** Where imported events come from. */
        SOURCE,
        /** This service itself. */
        SYSTEM,
        /** Nobody that is known: who tries to sign in to an account that there is not. */
        UNKNOWN
    }

    /** A part of this service, such as a nightly job. */
    public Actor(String name) {
        this(Kind.SYSTEM, name);
    }

    public static Actor person(String email) {
        return new Actor(Kind.PERSON, email);
    }

    public static Actor token(String name) {
        return new Actor(Kind.TOKEN, "token:" + name);
    }

    public static Actor operator() {
        return new Actor(Kind.OPERATOR, "token:" + OPERATOR_TOKEN);
    }

    public static Actor source(String name) {
        return new Actor(Kind.SOURCE, "import:" + name);
    }

    /** Whether a person decided, or a program for one; not a source or the service itself. */
    public boolean isSomebody() {
        return kind == Kind.PERSON || kind == Kind.TOKEN || kind == Kind.OPERATOR;
    }

    public static Actor unknown() {
        return new Actor(Kind.UNKNOWN, "unknown");
    }
}
