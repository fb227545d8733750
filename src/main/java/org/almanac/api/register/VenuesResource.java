package org.almanac.api.register;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.almanac.api.Caller;
import org.almanac.api.JsonBodies;
import org.almanac.event.SaveEvent;
import org.almanac.event.Venue;
import org.almanac.event.register.Registers;

/** {@code /api/v1/venues}: where events are held, by id; an edit changes it for all its events. */
@Path(VenuesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class VenuesResource extends RegisterResource<Venue, SaveEvent.VenueInput> {
    static final String PATH = "/api/v1/venues";

    VenuesResource(Registers registers, JsonBodies bodies, Caller caller) {
        super(PATH, registers.venues(), SaveEvent.VenueInput.class, bodies, caller);
    }
}
