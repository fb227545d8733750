package org.almanac.account.provider;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two defaults of Quarkus' extension for providers of identities that depend on other keys. Without
 * {@code quarkus.oidc.auth-server-url} it is off, where it would refuse to start. And the provider sends people back to the
 * public address: where {@code almanac.base-url} is https, so is the address, unless
 * {@code quarkus.oidc.authentication.force-redirect-https-scheme} is set; behind a proxy the request itself came in clear.
 * Public, since it is found as a service.
 */
@Priority(Priorities.APPLICATION + 100)
public final class ProviderDefaults implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;
    private static final String ENABLED = "quarkus.oidc.tenant-enabled";
    private static final String SERVER = "quarkus.oidc.auth-server-url";
    private static final String HTTPS = "quarkus.oidc.authentication.force-redirect-https-scheme";
    private static final String BASE_URL = "almanac.base-url";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        if (ENABLED.equals(name) && text(context, SERVER).isEmpty()) {
            return value(ENABLED, "false");
        }
        if (HTTPS.equals(name) && !isSet(context) && text(context, BASE_URL).startsWith("https:")) {
            return value(HTTPS, "true");
        }
        return context.proceed(name);
    }

    /** By somebody, which a default of the extension is not. */
    private static boolean isSet(ConfigSourceInterceptorContext context) {
        ConfigValue value = context.proceed(HTTPS);
        return value != null && value.getConfigSourceOrdinal() > Integer.MIN_VALUE;
    }

    private static String text(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        String text = value == null ? null : value.getValue();
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    private static ConfigValue value(String name, String value) {
        return ConfigValue.builder().withName(name).withValue(value).build();
    }
}
