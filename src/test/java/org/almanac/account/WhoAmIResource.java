package org.almanac.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Something to be let in to or kept out of, in tests only. */
@Path("/test")
class WhoAmIResource {
    private final SecurityIdentity identity;

    WhoAmIResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    @GET
    @Path("anybody")
    public String anybody() {
        return identity.isAnonymous() ? "nobody" : identity.getPrincipal().getName();
    }

    @GET
    @Path("editors")
    @RolesAllowed(Roles.EDITOR)
    public String editors() {
        return identity.getPrincipal().getName();
    }

    @POST
    @Path("editors")
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    public String change() {
        return identity.getPrincipal().getName();
    }

    @GET
    @Path("administrators")
    @RolesAllowed(Roles.ADMIN)
    public String administrators() {
        return identity.getPrincipal().getName();
    }
}
