package org.almanac.event;

/** What the catalogue keeps a register of. */
public enum RegisterKind {
    TAG("tag"),
    SERIES("series"),
    ORGANISER("organiser"),
    VENUE("venue");

    private final String word;

    RegisterKind(String word) {
        this.word = word;
    }

    /** As people say it, in the singular. */
    public String word() {
        return word;
    }
}
