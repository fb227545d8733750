package org.almanac.admin.people;

import java.util.Objects;
import org.almanac.account.Account;
import org.almanac.account.Role;
import org.almanac.account.SaveAccount;
import org.jspecify.annotations.Nullable;

/** An account as it was typed. */
record AccountForm(String email, String name, String role) {
    static final AccountForm EMPTY = new AccountForm("", "", Role.EDITOR.name());

    static AccountForm of(Account account) {
        return new AccountForm(account.email(), account.name(), account.role().name());
    }

    static AccountForm typed(@Nullable String email, @Nullable String name, @Nullable String role) {
        return new AccountForm(
                Objects.requireNonNullElse(email, ""),
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNullElse(role, ""));
    }

    SaveAccount toInput(boolean active) {
        return new SaveAccount(email, name, role, active);
    }
}
