package org.almanac.admin.people;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.almanac.account.NewToken;
import org.almanac.account.Roles;
import org.almanac.account.Scope;
import org.almanac.problem.Problem;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/**
 * A new token as it was typed.
 *
 * @param until the last day on which it is good, in the site's zone; empty for no end
 */
record TokenForm(String name, Set<Scope> scopes, String until) {
    static final TokenForm EMPTY = new TokenForm("", EnumSet.of(Scope.EVENTS), "");

    /** @param role what forms asked for before there were scopes; counts where none is given */
    static TokenForm typed(
            @Nullable String name, @Nullable List<String> scopes, @Nullable String role, @Nullable String until) {
        Set<Scope> chosen = EnumSet.noneOf(Scope.class);
        if (scopes != null) {
            scopes.forEach(word -> Scope.of(word).ifPresent(chosen::add));
        }
        if (chosen.isEmpty() && role != null) {
            chosen.add(Roles.ADMIN.equals(role) ? Scope.ALL : Scope.EVENTS);
        }
        return new TokenForm(name == null ? "" : name, chosen, until == null ? "" : until.strip());
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    /** @throws Problem INVALID when the day is none */
    NewToken toToken(ZoneId zone) {
        return new NewToken(name, scopes, until.isEmpty() ? null : end(zone));
    }

    private Instant end(ZoneId zone) {
        try {
            LocalDate last = LocalDate.parse(until);
            if (last.getYear() >= 2000 && last.getYear() <= 9998) {
                return WallTime.startOfDay(last.plusDays(1), zone);
            }
        } catch (DateTimeException e) {
            // Told below, as for a year out of range.
        }
        throw Problem.invalid("expiresAt", "Give a day such as 2027-06-08, or leave it empty.");
    }
}
