package org.almanac.web.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.almanac.web.SignedIn;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large a body may be. Little unless somebody has signed in, much on imports only. A path counts as the router reads
 * it, so that no other spelling of it is another address; what is not named here gets the least.
 */
@ApplicationScoped
class BodyLimits {
    private static final Set<String> PICTURES_AS_FORMS = Set.of("/admin/pictures");
    private static final Set<String> PICTURES_AS_THEY_ARE = Set.of("/api/v1/pictures");

    /** A picture of 10 MB, and what a form puts around it. */
    private static final long PICTURE = 11L * 1024 * 1024;

    private static final Set<String> IMPORTED_AS_FORMS = Set.of("/admin/import", "/admin/subscribers/import");
    private static final Set<String> IMPORTED_AS_THEY_ARE = Set.of("/api/v1/import", "/api/v1/subscribers/import");
    private static final String LOGIN = "/admin/login";

    private final long imports;
    private final long anyone;
    private final long longForms;
    private final long signedIn;

    BodyLimits(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize imports, BodySettings settings) {
        this.imports = imports.asLongValue();
        this.anyone = atMost(settings.anyone());
        this.longForms = atMost(settings.longForms());
        this.signedIn = atMost(settings.signedIn());
    }

    private long atMost(MemorySize size) {
        return Math.min(size.asLongValue(), imports);
    }

    /** What is done with a body. */
    enum ReadMode {
        /** It is kept in memory until all of it is there. */
        COLLECTED,
        /** A form, of which files go to the disk as they arrive. */
        FORM_WITH_FILES,
        /** It is read by whom it is for. */
        STREAMED
    }

    /** @param most bytes */
    record Allowance(long most, ReadMode mode) {}

    Allowance of(RoutingContext context) {
        String path = path(context);
        boolean knows = SignedIn.is(context);
        if (knows && context.request().method().equals(HttpMethod.POST)) {
            if (IMPORTED_AS_FORMS.contains(path)) {
                return new Allowance(imports, ReadMode.FORM_WITH_FILES);
            }
            if (IMPORTED_AS_THEY_ARE.contains(path)) {
                return new Allowance(imports, ReadMode.STREAMED);
            }
            if (PICTURES_AS_FORMS.contains(path)) {
                return new Allowance(Math.min(PICTURE, imports), ReadMode.FORM_WITH_FILES);
            }
            if (PICTURES_AS_THEY_ARE.contains(path)) {
                return new Allowance(Math.min(PICTURE, imports), ReadMode.STREAMED);
            }
        }
        if (knows) {
            return new Allowance(signedIn, ReadMode.COLLECTED);
        }
        return new Allowance(takesLongForms(path) ? longForms : anyone, ReadMode.COLLECTED);
    }

    /** Whether more would be taken from somebody who has signed in. */
    boolean growsBySigningIn(RoutingContext context) {
        String path = path(context);
        return !SignedIn.is(context) && (IMPORTED_AS_FORMS.contains(path) || IMPORTED_AS_THEY_ARE.contains(path));
    }

    private static boolean takesLongForms(String path) {
        return path.equals("/submit") || path.startsWith("/admin/") && !path.equals(LOGIN);
    }

    private static String path(RoutingContext context) {
        String path = context.normalizedPath();
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
