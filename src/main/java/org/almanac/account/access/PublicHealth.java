package org.almanac.account.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells strangers whether the service lives and is ready; what it is made of, and which part fails, is the operator's. */
@ApplicationScoped
public class PublicHealth {
    private static final int AFTER_AUTHORIZATION = SecurityHandlerPriorities.AUTHORIZATION - 1;

    private final Vertx vertx;
    private final OperatorPages operator;
    private final SmallRyeHealthReporter health;

    PublicHealth(Vertx vertx, OperatorPages operator, SmallRyeHealthReporter health) {
        this.vertx = vertx;
        this.operator = operator;
        this.health = health;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, AFTER_AUTHORIZATION);
    }

    private void answer(RoutingContext context) {
        boolean live = context.normalizedPath().equals("/q/health/live");
        boolean ready = context.normalizedPath().equals("/q/health/ready");
        if ((!live && !ready) || operator.mayLook(context.request(), identity(context))) {
            context.next();
            return;
        }
        vertx.executeBlocking(() -> isDown(live ? health::getLiveness : health::getReadiness), false)
                .onComplete(asked -> {
                    boolean down = asked.failed() || asked.result();
                    context.response()
                            .setStatusCode(down ? 503 : 200)
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=UTF-8")
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                            .end(down ? "{\"status\":\"DOWN\"}" : "{\"status\":\"UP\"}");
                });
    }

    @ActivateRequestContext
    boolean isDown(Supplier<SmallRyeHealth> checks) {
        return checks.get().isDown();
    }

    private static @Nullable SecurityIdentity identity(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
    }
}
