package org.almanac.api.register;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.almanac.api.Caller;
import org.almanac.api.JsonBodies;
import org.almanac.event.Organiser;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SaveOrganiser;

/** {@code /api/v1/organisers}: who holds events. */
@Path(OrganisersResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class OrganisersResource extends RegisterResource<Organiser, SaveOrganiser> {
    static final String PATH = "/api/v1/organisers";

    OrganisersResource(Registers registers, JsonBodies bodies, Caller caller) {
        super(PATH, registers.organisers(), SaveOrganiser.class, bodies, caller);
    }
}
