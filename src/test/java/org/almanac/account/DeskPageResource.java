package org.almanac.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A page and a form where the desk is, in tests only. */
@Path("/admin/test")
class DeskPageResource {

    @GET
    @Path("page")
    @RolesAllowed(Roles.EDITOR)
    public String page() {
        return "page";
    }

    @POST
    @Path("form")
    public String form() {
        return "form";
    }
}
