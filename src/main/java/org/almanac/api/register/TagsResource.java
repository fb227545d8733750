package org.almanac.api.register;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.almanac.api.Caller;
import org.almanac.api.JsonBodies;
import org.almanac.event.Tag;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SaveName;

/** {@code /api/v1/tags}: what events are filed under. */
@Path(TagsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
class TagsResource extends RegisterResource<Tag, SaveName> {
    static final String PATH = "/api/v1/tags";

    TagsResource(Registers registers, JsonBodies bodies, Caller caller) {
        super(PATH, registers.tags(), SaveName.class, bodies, caller);
    }
}
