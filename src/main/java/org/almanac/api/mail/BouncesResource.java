package org.almanac.api.mail;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.almanac.account.Roles;
import org.almanac.outbox.BounceKind;
import org.almanac.outbox.BounceOutcome;
import org.almanac.outbox.Bounces;
import org.almanac.outbox.UnsubscribeMail;
import org.almanac.problem.Problem;
import org.almanac.subscriber.MailedUnsubscribes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/bounces}: where a mail server pipes what comes back. */
@Path("/api/v1/bounces")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.BOUNCES)
@Tag(name = "Messages")
@Blocking
class BouncesResource {
    private static final int LONGEST = 1024 * 1024;

    private final Bounces bounces;
    private final MailedUnsubscribes unsubscribes;

    BouncesResource(Bounces bounces, MailedUnsubscribes unsubscribes) {
        this.bounces = bounces;
        this.unsubscribes = unsubscribes;
    }

    @POST
    @Consumes({"message/rfc822", MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "takeBounce",
            summary = "Take a mail that came back",
            description = "A delivery report (RFC 3464) or a complaint (RFC 5965) as it arrived, headers first, up to"
                    + " 1 MB; or a mail that asks for no more, as List-Unsubscribe offers by mail. A hard bounce"
                    + " suppresses the address, soft ones do on several days unless the fault is the sender's, a complaint"
                    + " also unsubscribes. Only what carries a token of ours has an effect.")
    @APIResponse(
            responseCode = "202",
            description = "What was understood and what came of it",
            content = @Content(schema = @Schema(implementation = BounceOutcome.class)))
    @APIResponse(responseCode = "400", description = "It is no mail")
    @APIResponse(responseCode = "413", description = "It is larger than 1 MB")
    @ResponseStatus(RestResponse.StatusCode.ACCEPTED)
    public BounceOutcome take(@QueryParam("recipient") @Nullable String recipient, InputStream body)
            throws IOException {
        byte[] raw = body.readNBytes(LONGEST + 1);
        if (raw.length > LONGEST) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "A report has at most 1 MB.");
        }
        return outcome(raw, recipient);
    }

    private BounceOutcome outcome(byte[] raw, @Nullable String recipient) {
        List<String> tokens = UnsubscribeMail.tokens(raw);
        if (tokens.stream().anyMatch(unsubscribes::stop)) {
            return BounceOutcome.ofUnsubscribe(true);
        }
        // A report may have the word in its subject, too.
        BounceOutcome outcome = bounces.take(raw, recipient);
        return !tokens.isEmpty() && outcome.kind() == BounceKind.OTHER ? BounceOutcome.ofUnsubscribe(false) : outcome;
    }
}
