package org.almanac.subscriber.page;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.almanac.subscriber.choice.ChoiceForm;
import org.almanac.subscriber.choice.ChoiceFormBuilder;
import org.almanac.subscriber.choice.LocalizedRules;
import org.almanac.subscriber.choice.SubscriptionFields;
import org.almanac.subscriber.choice.SubscriptionInput;
import org.almanac.subscriber.link.InvalidLink;
import org.almanac.subscriber.page.SubscriberPages.PauseField;
import org.almanac.subscriber.preferences.Subscriptions;
import org.almanac.subscriber.store.RequestedSettings;
import org.almanac.subscriber.words.ChoiceMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.almanac.time.WallTime;
import org.almanac.web.LocalAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** A subscriber's own page: what is told and when, a pause, one's data, the end. */
@Path("/subscriptions/{token}")
class PreferencesResource extends LinkPageResource {
    private static final String PAUSED_UNTIL = "pausedUntil";
    private static final int LONGEST_PAUSE_DAYS = 366;

    private final Subscriptions subscriptions;
    private final LocalizedRules rules;
    private final ChoiceFormBuilder forms;
    private final ReaderLanguages readerLanguages;
    private final Clock clock;

    PreferencesResource(
            Subscriptions subscriptions,
            LocalizedRules rules,
            ChoiceFormBuilder forms,
            ReaderLanguages readerLanguages,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.rules = rules;
        this.forms = forms;
        this.readerLanguages = readerLanguages;
        this.clock = clock;
    }

    @ServerExceptionMapper
    Response invalidLink(InvalidLink failure, HttpHeaders headers) {
        return invalidLinkPage(failure, readerLanguages.accepted(headers.getAcceptableLanguages()));
    }

    @GET
    @Operation(hidden = true)
    public Response look(@RestPath String token, @RestQuery @Nullable String saved) {
        Subscriptions.View subscription = subscriptions.view(token);
        ZoneId zone = subscription.settings().timeZone();
        Instant paused = subscription.pausedUntil();
        String until = paused == null ? "" : paused.atZone(zone).toLocalDate().toString();
        ChoiceForm form = forms.of(subscription.follows(), subscription.settings(), subscription.language());
        return page(
                SubscriberPages.preferences(
                        subscription,
                        form,
                        pauseField(zone, until, null),
                        pausedUntil(subscription),
                        path(token),
                        saved != null),
                subscription.language());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(@RestPath String token, MultivaluedMap<String, String> fields) {
        Subscriptions.View subscription = subscriptions.view(token);
        SubscriptionInput input = SubscriptionFields.read(fields, Set.of(PAUSED_UNTIL));
        try {
            RequestedSettings requested = rules.in(subscription.language()).preferences(input);
            ZoneId zone = requested.timeZone() == null ? subscription.settings().timeZone() : requested.timeZone();
            subscriptions.change(
                    token,
                    requested,
                    pause(subscription.language(), SubscriptionFields.last(fields, PAUSED_UNTIL), zone));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            return again(token, subscription, input, SubscriptionFields.last(fields, PAUSED_UNTIL), problem.errors());
        }
        return seeOther(path(token) + "?saved=yes");
    }

    @POST
    @Path("/resume")
    @Operation(hidden = true)
    public Response resume(@RestPath String token) {
        subscriptions.resume(token);
        return seeOther(path(token) + "?saved=yes");
    }

    /** The button may be pressed by whoever finds the page open, and that does no harm: the new address is shown here. */
    @POST
    @Path("/calendar")
    @Operation(hidden = true)
    public Response renewCalendar(@RestPath String token) {
        subscriptions.renewCalendar(token);
        return seeOther(path(token) + "?saved=yes#calendar");
    }

    @GET
    @Path("/data")
    @Operation(hidden = true)
    public Response data(@RestPath String token) {
        return secret(Response.ok(subscriptions.data(token)))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"subscription.json\"")
                .build();
    }

    @GET
    @Path("/erase")
    @Operation(hidden = true)
    public Response lookAtErasing(@RestPath String token) {
        Subscriptions.Owner owner = subscriptions.owner(token);
        return page(SubscriberPages.erase(owner.email(), path(token)), owner.language());
    }

    @POST
    @Path("/erase")
    @Operation(hidden = true)
    public Response erase(@RestPath String token) {
        Language language = subscriptions.erase(token);
        return page(SubscriberPages.erased(), language);
    }

    private Response again(
            String token,
            Subscriptions.View subscription,
            SubscriptionInput input,
            @Nullable String until,
            List<FieldError> errors) {
        String pauseError = errors.stream()
                .filter(error -> error.field().equals(PAUSED_UNTIL))
                .map(FieldError::message)
                .findFirst()
                .orElse(null);
        PauseField pause = pauseField(
                subscription.settings().timeZone(), pauseError != null || until == null ? "" : until, pauseError);
        Language language = subscription.language();
        ChoiceForm form = forms.of(input, errors, language);
        return page(
                422,
                SubscriberPages.preferences(subscription, form, pause, pausedUntil(subscription), path(token), false),
                language);
    }

    /** @throws Problem INVALID unless it is a day ahead, or none */
    private @Nullable Instant pause(Language language, @Nullable String typed, ZoneId zone) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        try {
            LocalDate until = LocalDate.parse(typed.strip());
            if (until.isAfter(today) && !until.isAfter(today.plusDays(LONGEST_PAUSE_DAYS))) {
                return WallTime.startOfDay(until, zone);
            }
        } catch (DateTimeParseException e) {
            // Told below, like every day that cannot be chosen.
        }
        throw Problem.invalid(
                PAUSED_UNTIL,
                ReaderLanguages.words(ChoiceMessages.class, language).wrongPause());
    }

    private PauseField pauseField(ZoneId zone, String until, @Nullable String error) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return new PauseField(
                until,
                today.plusDays(1).toString(),
                today.plusDays(LONGEST_PAUSE_DAYS).toString(),
                error);
    }

    /** In words; empty when it is not paused. */
    private static String pausedUntil(Subscriptions.View subscription) {
        Instant until = subscription.pausedUntil();
        return until == null
                ? ""
                : subscription
                        .language()
                        .fullDay()
                        .format(until.atZone(subscription.settings().timeZone()));
    }

    private static String path(String token) {
        return "/subscriptions/" + token;
    }

    private static Response seeOther(String path) {
        return secret(LocalAddress.seeOther(path)).build();
    }
}
