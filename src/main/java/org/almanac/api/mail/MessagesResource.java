package org.almanac.api.mail;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.account.Roles;
import org.almanac.api.Answers;
import org.almanac.api.Listed;
import org.almanac.api.Parameters;
import org.almanac.api.Span;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.notification.DeliveryLog;
import org.almanac.notification.LoggedNotice;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageState;
import org.almanac.paging.Page;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.SubscriberData;
import org.almanac.subscriber.SubscriberDirectory;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/messages}: who was sent what, when and why; or why not. */
@Path("/api/v1/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUBSCRIBERS)
@Tag(name = "Messages")
@Blocking
class MessagesResource {
    private final DeliveryLog deliveries;
    private final SubscriberDirectory subscribers;
    private final CatalogueQueries catalogue;
    private final ZoneId zone;

    MessagesResource(
            DeliveryLog deliveries,
            SubscriberDirectory subscribers,
            CatalogueQueries catalogue,
            SiteSettings settings) {
        this.deliveries = deliveries;
        this.subscribers = subscribers;
        this.catalogue = catalogue;
        this.zone = settings.defaultTimeZone();
    }

    @GET
    @Operation(
            summary = "The delivery log, newest first",
            description = "What each subscriber was owed, the mail that told it with the server's reply, or the rule"
                    + " that skipped it. subscriber is an id or an address, event an id or a slug.")
    public RestResponse<Listed<LoggedNotice>> list(
            @QueryParam("subscriber") @Nullable String subscriber,
            @QueryParam("event") @Nullable String event,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("state") @Nullable String state,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        Span span = Span.of(from, to, zone);
        DeliveryLog.Filter filter = new DeliveryLog.Filter(
                subscriber == null ? null : subscriberId(subscriber),
                event == null ? null : catalogue.find(event).id(),
                constant("kind", kind, MessageKind.class),
                constant("state", state, MessageState.class),
                span.from(),
                span.to());
        Page<LoggedNotice> page = deliveries.list(filter, cursor, Parameters.limit(limit));
        return Answers.page(new Listed<>(page.items()), page.nextCursor(), uri);
    }

    private UUID subscriberId(String idOrAddress) {
        Optional<UUID> id = idOrAddress.contains("@")
                ? subscribers.find(idOrAddress).map(SubscriberData::id)
                : Optional.ofNullable(GivenId.read(idOrAddress));
        return id.orElseThrow(() -> Problem.notFound("There is no such subscriber."));
    }

    private static <T extends Enum<T>> @Nullable T constant(String name, @Nullable String text, Class<T> type) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (T constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text.strip())) {
                return constant;
            }
        }
        throw Problem.malformed(name + " must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")) + ".");
    }
}
