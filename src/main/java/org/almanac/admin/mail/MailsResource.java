package org.almanac.admin.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.almanac.account.Roles;
import org.almanac.admin.DeskResource;
import org.almanac.admin.FormErrors;
import org.almanac.admin.mail.MailChoices.Asked;
import org.almanac.notification.NoticeSamples;
import org.almanac.notification.NoticeSamples.Sample;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What readers' mails look like, and a way to send one to oneself. */
@Path("/admin/mails")
@RolesAllowed(Roles.ADMIN)
class MailsResource extends DeskResource {

    private final NoticeSamples samples;
    private final MailChoices choices;

    MailsResource(NoticeSamples samples, MailChoices choices) {
        this.samples = samples;
        this.choices = choices;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance mails(MailChoice choice, Sample sample, String address, FormErrors errors);
    }

    @GET
    public Response show(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("language") @Nullable String language,
            @QueryParam("event") @Nullable String event,
            @QueryParam("reader") @Nullable String reader,
            @QueryParam("width") @Nullable String width,
            @QueryParam("colours") @Nullable String colours) {
        return show(OK, choices.of(new Asked(kind, language, event, reader, width, colours)), "", FormErrors.NONE);
    }

    @GET
    @Path("html")
    public Response html(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("language") @Nullable String language,
            @QueryParam("event") @Nullable String event,
            @QueryParam("reader") @Nullable String reader) {
        MailChoice choice = choices.of(new Asked(kind, language, event, reader, null, null));
        return mail(samples.write(choice.sample()).html());
    }

    /** Leads to the mail in the outbox, which tells how it fares. */
    @POST
    public Response send(
            @FormParam("kind") @Nullable String kind,
            @FormParam("language") @Nullable String language,
            @FormParam("event") @Nullable String event,
            @FormParam("reader") @Nullable String reader,
            @FormParam("address") @Nullable String address) {
        MailChoice choice = choices.of(new Asked(kind, language, event, reader, null, null));
        String typed = Objects.requireNonNullElse(address, "");
        try {
            UUID message = samples.send(choice.sample(), typed);
            return seeOther("/admin/outbox/" + message);
        } catch (Problem problem) {
            return show(UNPROCESSABLE, choice, typed, new FormErrors(problem.errors()));
        }
    }

    private Response show(int status, MailChoice choice, String address, FormErrors errors) {
        return page(status, Templates.mails(choice, samples.write(choice.sample()), address, errors));
    }
}
