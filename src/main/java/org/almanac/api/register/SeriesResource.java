package org.almanac.api.register;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.almanac.api.Caller;
import org.almanac.api.JsonBodies;
import org.almanac.event.Series;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SaveName;

/** {@code /api/v1/series}: events that come back in editions. */
@Path(SeriesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class SeriesResource extends RegisterResource<Series, SaveName> {
    static final String PATH = "/api/v1/series";

    SeriesResource(Registers registers, JsonBodies bodies, Caller caller) {
        super(PATH, registers.series(), SaveName.class, bodies, caller);
    }
}
