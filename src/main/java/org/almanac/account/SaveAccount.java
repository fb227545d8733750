package org.almanac.account;

import java.util.Locale;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An account as somebody wants it to be.
 *
 * @param name at most 100 characters; may be left out
 * @param role {@code ADMIN} or {@code EDITOR}
 * @param active left out for yes
 */
public record SaveAccount(
        @Nullable String email,
        @Nullable String name,
        @Nullable String role,
        @Nullable Boolean active) {
    private static final int LONGEST_NAME = 100;

    /** Somebody who is let in. @throws Problem INVALID with all that is wrong with it */
    public static AccountFields of(String email, String name, Role role) {
        return new SaveAccount(email, name, role.name(), true).checked();
    }

    /** @throws Problem INVALID with all that is wrong with it */
    AccountFields checked() {
        FieldErrors errors = new FieldErrors();
        String address = email == null ? "" : email.strip();
        String key = EmailKey.of(address).orElse("");
        if (key.isEmpty()) {
            errors.add("email", "Give an e-mail address such as ines@example.org.");
        }
        String called = name == null ? "" : name.strip();
        if (called.codePointCount(0, called.length()) > LONGEST_NAME) {
            errors.add("name", "The name has more than " + LONGEST_NAME + " characters.");
        }
        if (called.codePoints().anyMatch(SaveAccount::steers)) {
            errors.add("name", "The name holds characters that cannot be shown.");
        }
        Role known = knownRole();
        if (known == null) {
            errors.add("role", "Choose ADMIN or EDITOR.");
        }
        errors.throwIfAny();
        return new AccountFields(
                address, key, called, known == null ? Role.EDITOR : known, !Boolean.FALSE.equals(active));
    }

    private @Nullable Role knownRole() {
        return switch (role == null ? "" : role.strip().toUpperCase(Locale.ROOT)) {
            case "ADMIN" -> Role.ADMIN;
            case "EDITOR" -> Role.EDITOR;
            default -> null;
        };
    }

    /** Controls, and marks that turn or hide text. */
    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
