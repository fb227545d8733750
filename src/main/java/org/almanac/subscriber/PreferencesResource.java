package org.almanac.subscriber;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.almanac.subscriber.SubscriberPages.PauseField;
import org.almanac.time.WallTime;
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
    private final SubscriptionRules rules;
    private final ChoiceForms forms;
    private final Clock clock;

    PreferencesResource(
            Subscriptions subscriptions, ChoiceForms forms, FollowedEvents events, TimeZones zones, Clock clock) {
        this.subscriptions = subscriptions;
        this.rules = new SubscriptionRules(id -> events.find(id).map(event -> event.id()), zones::find);
        this.forms = forms;
        this.clock = clock;
    }

    @ServerExceptionMapper
    Response deadLink(DeadLink failure) {
        return deadLinkPage(failure);
    }

    @GET
    @Operation(hidden = true)
    public Response look(@RestPath String token, @RestQuery @Nullable String saved) {
        Subscriptions.View subscription = subscriptions.view(token);
        ZoneId zone = subscription.settings().timeZone();
        Instant paused = subscription.pausedUntil();
        String until = paused == null ? "" : paused.atZone(zone).toLocalDate().toString();
        ChoiceForm form = forms.of(subscription.follows(), subscription.settings());
        return page(SubscriberPages.preferences(
                subscription, form, pauseField(zone, until, null), path(token), saved != null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(@RestPath String token, MultivaluedMap<String, String> fields) {
        Subscriptions.View subscription = subscriptions.view(token);
        SubscriptionInput input = SubscriptionFields.read(fields, Set.of(PAUSED_UNTIL));
        try {
            Wish wish = rules.preferences(input);
            ZoneId zone = wish.timeZone() == null ? subscription.settings().timeZone() : wish.timeZone();
            subscriptions.change(token, wish, pause(SubscriptionFields.last(fields, PAUSED_UNTIL), zone));
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
        return page(SubscriberPages.erase(subscriptions.email(token), path(token)));
    }

    @POST
    @Path("/erase")
    @Operation(hidden = true)
    public Response erase(@RestPath String token) {
        subscriptions.erase(token);
        return page(SubscriberPages.erased());
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
        return page(422, SubscriberPages.preferences(subscription, forms.of(input, errors), pause, path(token), false));
    }

    /** @throws Problem INVALID unless it is a day ahead, or none */
    private @Nullable Instant pause(@Nullable String typed, ZoneId zone) {
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
        throw Problem.invalid(PAUSED_UNTIL, "Choose a day from tomorrow to a year ahead, or leave it empty.");
    }

    private PauseField pauseField(ZoneId zone, String until, @Nullable String error) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return new PauseField(
                until,
                today.plusDays(1).toString(),
                today.plusDays(LONGEST_PAUSE_DAYS).toString(),
                error);
    }

    private static String path(String token) {
        return "/subscriptions/" + token;
    }

    private static Response seeOther(String path) {
        return secret(Response.seeOther(URI.create(path))).build();
    }
}
