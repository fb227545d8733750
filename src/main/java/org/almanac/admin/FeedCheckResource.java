package org.almanac.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.almanac.account.Roles;
import org.almanac.event.Tag;
import org.almanac.event.register.Registers;
import org.almanac.feed.FeedCheck;
import org.almanac.feed.FeedReport;
import org.jspecify.annotations.Nullable;

/** What readers of the calendar, or of one tag's, will stumble over. */
@Path("/admin/feed-check")
@RolesAllowed(Roles.EDITOR)
class FeedCheckResource extends DeskResource {
    private final FeedCheck check;
    private final Registers registers;

    FeedCheckResource(FeedCheck check, Registers registers) {
        this.check = check;
        this.registers = registers;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance feedCheck(@Nullable FeedReport report, String tag);
    }

    @GET
    public Response check(@QueryParam("tag") @Nullable String typed) {
        String tag = typed == null ? "" : typed.strip();
        Map<String, List<String>> asked = new HashMap<>();
        if (!tag.isEmpty()) {
            Optional<Tag> found = registers.tagCalled(tag);
            if (found.isEmpty()) {
                return page(OK, Templates.feedCheck(null, tag));
            }
            asked.put("tag", List.of(found.get().slug()));
        }
        return page(OK, Templates.feedCheck(check.check(asked), tag));
    }
}
