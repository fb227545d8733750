package org.almanac.outbox;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.almanac.problem.RenderFailures;
import org.jspecify.annotations.Nullable;

/** What a composer answers: a mail, or why there is none to send. */
public sealed interface ComposeResult {

    /** Composes one message of a batch. A failure is an answer, so that it never keeps the others from being composed. */
    static ComposeResult of(Supplier<ComposeResult> composer) {
        try {
            return composer.get();
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            return new Failed(e);
        }
    }

    /** Throws what the composer threw. */
    default ComposeResult orThrow() {
        if (!(this instanceof Failed failed)) {
            return this;
        }
        if (failed.cause() instanceof Error error) {
            throw error;
        }
        throw failed.cause() instanceof RuntimeException e ? e : new IllegalStateException(failed.cause());
    }

    /**
     * A mail as its author sees it; the outbox adds the headers that all mails share.
     *
     * @param fillings for the blanks of the form, in their order: plain text, which is escaped where it stands in HTML
     * @param unsubscribe null for a transactional mail, which goes out without {@code List-*} headers
     * @param memo what its author wants to hear again with {@link MessagesSettled} when it has come to its end. It is
     *     not stored: whoever sends it after a crash composes it anew
     */
    record Mail(
            MailForm form,
            List<String> fillings,
            @Nullable Unsubscribe unsubscribe,
            @Nullable Object memo) implements ComposeResult {

        public Mail {
            fillings = List.copyOf(fillings);
            if (fillings.size() != form.blanks().size() || form.listed() != (unsubscribe != null)) {
                throw new IllegalArgumentException("a mail that does not fit its form");
            }
        }

        /** One of its own, with no blanks. */
        public Mail(
                Set<MessageKind> kinds,
                String subject,
                String text,
                String html,
                @Nullable Unsubscribe unsubscribe,
                List<Attachment> attachments) {
            this(
                    new MailForm(kinds, subject, text, html, attachments, unsubscribe != null, List.of()),
                    List.of(),
                    unsubscribe,
                    null);
        }

        /** About a matter of its reader's own: nothing attached, and no list to leave. */
        public static Mail of(Set<MessageKind> kinds, String subject, MailTemplateInstance template, Locale locale) {
            Bodies bodies = Bodies.of(template, locale);
            return new Mail(kinds, subject, bodies.text(), bodies.html(), null, List.of());
        }
    }

    /** What a template says in each of its two parts, in one language. */
    record Bodies(String text, String html) {

        /** @throws IllegalStateException when the template has no variant for one of them */
        public static Bodies of(MailTemplateInstance template, Locale locale) {
            TemplateInstance parts = template.templateInstance().setLocale(locale);
            return new Bodies(rendered(parts, Variant.TEXT_PLAIN), rendered(parts, Variant.TEXT_HTML));
        }

        private static String rendered(TemplateInstance parts, String type) {
            for (Object variant : (List<?>) parts.getAttribute(TemplateInstance.VARIANTS)) {
                if (((Variant) variant).getContentType().equals(type)) {
                    return parts.setVariant((Variant) variant).render();
                }
            }
            throw new IllegalStateException("a mail without a part of type " + type);
        }
    }

    /**
     * Nothing is left to say.
     *
     * @param reason one word or a few, as in RULES: {@code late}, {@code moved}, {@code unfollowed}
     */
    record Skip(String reason) implements ComposeResult {}

    /**
     * There is something to say, but not yet; the composer is asked again.
     *
     * @param at after the instant of the claim
     */
    record Later(Instant at) implements ComposeResult {}

    /** It cannot be composed; {@link #orThrow} throws the cause. */
    record Failed(Throwable cause) implements ComposeResult {}

    /**
     * How to stop these mails (RFC 2369, RFC 8058).
     *
     * @param link https, takes a POST without a cookie
     * @param token what a mail to the list's own address says in its subject to the same effect
     */
    record Unsubscribe(String link, String token) {}

    /**
     * @param contentType with its parameters: {@code text/calendar; method=PUBLISH; charset=utf-8}
     * @param fileName ASCII, without a path
     */
    record Attachment(String contentType, String fileName, byte[] content) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Attachment that
                    && contentType.equals(that.contentType)
                    && fileName.equals(that.fileName)
                    && Arrays.equals(content, that.content);
        }

        @Override
        public int hashCode() {
            // Asked for each mail: what is as long will seldom be something else.
            return Objects.hash(contentType, fileName, content.length);
        }
    }
}
