package org.almanac.web;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** Whether a request comes with a session or a token that holds. To be asked after authentication. */
public final class SignedIn {
    private SignedIn() {}

    public static boolean is(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous();
    }
}
