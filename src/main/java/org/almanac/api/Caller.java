package org.almanac.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.account.Identities;
import org.almanac.account.Roles;
import org.almanac.event.Actor;
import org.almanac.event.Event;

/** Who is calling, as the catalogue wants to know it. */
@ApplicationScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether it sees what only editors see. */
    public boolean isEditor() {
        return identity.hasRole(Roles.READ);
    }

    /** An event as the caller may read it. */
    public EventJson json(Event event) {
        return isEditor() ? EventJson.of(event) : EventJson.ofPublic(event);
    }

    public Actor actor() {
        return Identities.actor(identity);
    }
}
