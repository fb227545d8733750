package org.almanac.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.event.Actor;

/** Who is calling, as the catalogue wants to know it. */
@ApplicationScoped
class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    boolean isEditor() {
        return identity.hasRole("EDITOR") || identity.hasRole("ADMIN");
    }

    Actor actor() {
        return new Actor(identity.getPrincipal().getName());
    }
}
