package org.almanac.api.register;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.almanac.api.Caller;
import org.almanac.event.Organiser;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SaveOrganiser;
import org.almanac.json.JsonInput;

/** {@code /api/v1/organisers}: who holds events. */
@Path(OrganisersResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class OrganisersResource extends RegisterResource<Organiser, SaveOrganiser> {
    static final String PATH = "/api/v1/organisers";

    OrganisersResource(Registers registers, JsonInput json, ObjectMapper mapper, Caller caller) {
        super(PATH, registers.organisers(), SaveOrganiser.class, json, mapper, caller);
    }
}
