package org.almanac.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.almanac.importer.submission.SubmissionSettings;
import org.almanac.outbox.MailRetentionSettings;
import org.almanac.outbox.Outbox;
import org.almanac.site.cache.PageAnswers;
import org.almanac.site.cache.PageSettings;
import org.almanac.site.cache.Rendered;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is stored of readers: from the configuration that is in force, so that it cannot say anything else. */
@Path("/privacy")
class PrivacyResource {
    private final PrivacyView view;
    private final PageAnswers answers;

    PrivacyResource(
            PageAnswers answers,
            PageSettings settings,
            SubmissionSettings submissions,
            Outbox outbox,
            @ConfigProperty(name = "almanac.limits.subscriptions.period") Optional<Duration> period,
            MailRetentionSettings retention,
            @ConfigProperty(name = "quarkus.http.access-log.enabled") Optional<Boolean> logging) {
        this.answers = answers;
        Duration counted = period.orElse(submissions.period());
        this.view = new PrivacyView(
                settings.contact().orElse(null),
                outbox.isDelivering(),
                PrivacyView.words(retention.mails()),
                PrivacyView.words(retention.messages()),
                logging.orElse(false),
                submissions.enabled(),
                PrivacyView.words(submissions.keep()),
                PrivacyView.words(counted.compareTo(submissions.period()) > 0 ? counted : submissions.period()));
    }

    @CheckedTemplate(basePath = "site")
    static class Templates {
        private Templates() {}

        static native TemplateInstance privacy(PrivacyView view);
    }

    @GET
    @Operation(hidden = true)
    public Response privacy(@Context HttpServerRequest request) {
        return answers.page(request, () -> Rendered.html(Templates.privacy(view).render(), Instant.MAX));
    }
}
