package org.almanac.admin.event;

import org.jspecify.annotations.Nullable;

/** What the button says that an event's form was sent with. */
public enum FormAct {
    /** Only look at it: what the Enter key in a field does. */
    CHECK,
    /** Only show it with a row more or less for key dates. */
    ROWS,
    DRAFT,
    PUBLISH,
    /** As it is: what is shown stays shown, what is not stays a draft. */
    SAVE,
    /** The same, and nobody gets a mail. */
    QUIETLY,
    /** Save it and show it no more. */
    HIDE;

    static FormAct named(String typed) {
        if (typed.startsWith(KeyDateRows.ACT)) {
            return ROWS;
        }
        for (FormAct act : values()) {
            if (act.key().equals(typed)) {
                return act;
            }
        }
        return SAVE;
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether readers are to see the event; null where that stays as it is. */
    @Nullable
    Boolean shows() {
        return switch (this) {
            case PUBLISH -> Boolean.TRUE;
            case DRAFT, HIDE -> Boolean.FALSE;
            case CHECK, ROWS, SAVE, QUIETLY -> null;
        };
    }
}
