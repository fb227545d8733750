package org.almanac.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an API token may do; a token has one or more of them. */
public enum Scope {
    /** Read what editors see, drafts and histories too. */
    READ(Set.of(Roles.READ)),
    /** Change the calendar, as an editor does. */
    EVENTS(Set.of(Roles.EDITOR, Roles.READ)),
    /** Look up, export, import and erase readers; read the log of their mails. */
    SUBSCRIBERS(Set.of(Roles.SUBSCRIBERS)),
    /** Hand in mails that came back. */
    BOUNCES(Set.of(Roles.BOUNCES)),
    /** Everything, other tokens included. */
    ALL(Set.of(Roles.ADMIN, Roles.EDITOR, Roles.READ, Roles.SUBSCRIBERS, Roles.BOUNCES));

    private final Set<String> roles;

    Scope(Set<String> roles) {
        this.roles = roles;
    }

    Set<String> roles() {
        return roles;
    }

    /** As programs and people write it: {@code events}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is no such scope. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The smallest scope that brings a role along. */
    public static Scope bringing(String role) {
        return switch (role) {
            case Roles.READ -> READ;
            case Roles.EDITOR -> EVENTS;
            case Roles.SUBSCRIBERS -> SUBSCRIBERS;
            case Roles.BOUNCES -> BOUNCES;
            default -> ALL;
        };
    }

    /** What somebody with this role may do. */
    static Scope of(Role role) {
        return role == Role.ADMIN ? ALL : EVENTS;
    }

    static Set<String> rolesOf(Collection<Scope> scopes) {
        return scopes.stream().flatMap(scope -> scope.roles.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** {@code read,bounces}, in the order of this list. */
    public static String joined(Collection<Scope> scopes) {
        return EnumSet.copyOf(scopes).stream().map(Scope::word).collect(Collectors.joining(","));
    }

    /** @param joined as {@link #joined} wrote it; a word of a later release that this one does not know grants nothing */
    public static Set<Scope> split(String joined) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : joined.split(",", -1)) {
            of(word).ifPresent(scopes::add);
        }
        return scopes;
    }
}
