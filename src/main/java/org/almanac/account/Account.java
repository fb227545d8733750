package org.almanac.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may work at the desk.
 *
 * @param name may be empty
 * @param active false for who is kept but not let in
 * @param joined whether they have a password or have come in before; false for who was only invited
 * @param invitedUntil until when their invitation can be followed; null when there is none that can
 * @param lastSignInAt null when they never came in
 * @param revision rises with each change but for passwords and signing in
 */
public record Account(
        UUID id,
        String email,
        String name,
        Role role,
        boolean active,
        boolean joined,
        @Nullable Instant invitedUntil,
        @Nullable Instant lastSignInAt,
        int revision,
        Instant createdAt,
        Instant updatedAt) {

    /** The name, or the address of who has none. */
    public String called() {
        return name.isEmpty() ? email : name;
    }

    /** What can be set of it, as it is. */
    public SaveAccount toInput() {
        return new SaveAccount(email, name, role.name(), active);
    }
}
