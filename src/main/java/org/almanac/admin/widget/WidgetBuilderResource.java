package org.almanac.admin.widget;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.event.register.Registers;
import org.almanac.settings.SiteSettings;

/** Makes the HTML that puts the right events onto other sites. What is chosen is the address, so it can be kept and sent. */
@Path("/admin/widget")
@RolesAllowed(Roles.EDITOR)
class WidgetBuilderResource extends DeskResource {

    private final Registers registers;
    private final SiteSettings settings;

    WidgetBuilderResource(Registers registers, SiteSettings settings) {
        this.registers = registers;
        this.settings = settings;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance widget(WidgetPage page);
    }

    @GET
    public Response show(@Context UriInfo uri) {
        WidgetPage page = WidgetPage.of(new WidgetForm(uri.getQueryParameters()), WidgetNames.of(registers), settings);
        return page(page.errors().isEmpty() ? OK : UNPROCESSABLE, Templates.widget(page));
    }
}
