package org.almanac.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Set;
import org.almanac.event.Actor;

/** What the rest of the application sees of whoever makes a request. */
public final class Identities {
    private static final String ACTOR = "almanac.actor";

    private Identities() {}

    public static SecurityIdentity ofAccount(String email, Role role) {
        return of(Actor.person(email), Scope.of(role).roles());
    }

    public static SecurityIdentity ofToken(ApiToken token) {
        return of(Actor.token(token.name()), Scope.rolesOf(token.scopes()));
    }

    public static SecurityIdentity ofOperator() {
        return of(Actor.operator(), Scope.ALL.roles());
    }

    /** Who an identity is, for the histories; its kind is told by the credential, never by the name. */
    public static Actor actor(SecurityIdentity identity) {
        Actor actor = identity.getAttribute(ACTOR);
        return actor == null ? Actor.unknown() : actor;
    }

    private static SecurityIdentity of(Actor actor, Set<String> roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(actor.name()))
                .addAttribute(ACTOR, actor)
                .addRoles(roles)
                .build();
    }
}
