package org.almanac.outbox.smtp;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Quarkus Mailer from sending a password in clear, which it cannot be told in another way: where it would log in,
 * {@code quarkus.mailer.start-tls} counts as {@code REQUIRED}, unless the connection is encrypted from its beginning, no
 * way of logging in shows the password, or {@code almanac.outbox.clear-text-password} allows it. Public, since it is found as a service.
 */
@Priority(Priorities.APPLICATION + 100)
public final class EncryptedLoginInterceptor implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;
    private static final String START_TLS = "quarkus.mailer.start-tls";
    private static final String REQUIRED = "REQUIRED";

    /** Those that the client knows and that show a secret to whoever listens. */
    private static final List<String> CLEAR_TEXT_MECHANISMS = List.of("PLAIN", "LOGIN", "XOAUTH2");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (!START_TLS.equals(name) || !needsEncryption(context)) {
            return value;
        }
        return value == null
                ? ConfigValue.builder().withName(START_TLS).withValue(REQUIRED).build()
                : value.withValue(REQUIRED);
    }

    private static boolean needsEncryption(ConfigSourceInterceptorContext context) {
        boolean logsIn = !text(context, "quarkus.mailer.username").isEmpty()
                && !"DISABLED".equals(text(context, "quarkus.mailer.login"));
        boolean encrypted = isTrue(context, "quarkus.mailer.tls") || isTrue(context, "quarkus.mailer.ssl");
        String methods = text(context, "quarkus.mailer.auth-methods");
        boolean shown = methods.isEmpty()
                || CLEAR_TEXT_MECHANISMS.stream().anyMatch(List.of(methods.split("[\\s,]+"))::contains);
        return logsIn
                && !encrypted
                && (shown || "XOAUTH2".equals(text(context, "quarkus.mailer.login")))
                && !isTrue(context, "almanac.outbox.clear-text-password");
    }

    private static boolean isTrue(ConfigSourceInterceptorContext context, String name) {
        return "TRUE".equals(text(context, name));
    }

    /** In upper case; empty when it is not set. */
    private static String text(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        String text = value == null ? null : value.getValue();
        return text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    }
}
