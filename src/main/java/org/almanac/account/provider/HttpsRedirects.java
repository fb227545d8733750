package org.almanac.account.provider;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The provider sends people back to the public address: where {@code almanac.base-url} is https,
 * {@code quarkus.oidc.authentication.force-redirect-https-scheme} counts as true unless it is set, since behind a proxy the
 * request itself came in clear. Public, since it is found as a service.
 */
@Priority(Priorities.APPLICATION + 100)
public final class HttpsRedirects implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;
    private static final String FORCED = "quarkus.oidc.authentication.force-redirect-https-scheme";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (!FORCED.equals(name) || value != null && value.getConfigSourceOrdinal() > Integer.MIN_VALUE) {
            return value;
        }
        ConfigValue address = context.proceed("almanac.base-url");
        String text = address == null || address.getValue() == null ? "" : address.getValue();
        return text.strip().toLowerCase(Locale.ROOT).startsWith("https:")
                ? ConfigValue.builder().withName(FORCED).withValue("true").build()
                : value;
    }
}
