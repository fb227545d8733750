package org.almanac.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.almanac.account.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what somebody typed whose session had ended when they sent it: on a page from which they log in and go on. Nothing
 * of it is stored.
 */
@ApplicationScoped
public class KeptForms {
    private static final int UNAUTHORIZED = 401;
    private static final int MOST_FIELDS = 500;

    private final SecurityIdentity identity;

    KeptForms(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** One input. */
    record Field(String name, String value) {}

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        private Templates() {}

        static native TemplateInstance kept(String path, List<Field> fields);
    }

    /**
     * The page for somebody who has to log in first; null for an editor, who need not.
     *
     * @param path that the form was sent to
     * @throws ForbiddenException for somebody known who is no editor
     */
    @Nullable
    public Response page(String path, @Nullable Map<String, List<String>> typed) {
        if (identity.hasRole(Roles.EDITOR)) {
            return null;
        }
        if (!identity.isAnonymous()) {
            throw new ForbiddenException();
        }
        List<Field> fields = new ArrayList<>();
        if (typed != null) {
            typed.forEach((name, values) -> {
                if (!name.equals("act") && fields.size() < MOST_FIELDS) {
                    values.forEach(value -> fields.add(new Field(name, value)));
                }
            });
        }
        return Response.fromResponse(DeskResource.page(UNAUTHORIZED, Templates.kept(path, fields)))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
