package org.almanac.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.almanac.web.BodyLimits.Allowance;
import org.almanac.web.BodyLimits.Way;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads what is sent, on the event loop, before any thread is given to the request: up to what this route takes from
 * this caller, within a time for the whole, whatever the protocol. So a slow sender costs a timer and what has arrived.
 * Imports are streamed, after their senders have been authenticated.
 */
@ApplicationScoped
class RequestBodies {
    /** Vert.x reads parts of no other request. */
    private static final Set<HttpMethod> MAY_HAVE_PARTS =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    /** After authentication and authorization, whose priorities are 200 and 100. */
    private static final int AFTER_AUTHENTICATION = 10;

    private static final int SMALL_SHARE = 16;
    private static final int IMPORT_SHARE = 8;
    private static final ProblemResponse NO_FIELD =
            ProblemResponse.of(400, "The form holds no field, or did not arrive whole.");

    /** Set once somebody has read the body. */
    private static final String READ = RequestBodies.class.getName();

    /** Set while others read it for us. */
    private static final String READING = READ + ".reading";

    private static final int TICKS_TO_READ = 3;

    private static final String CONTINUE = "100-continue";

    private final BodyLimits limits;
    private final Refusals refusals;
    private final int mostFields;
    private final Duration deadline;
    private final Duration importDeadline;
    private final ClientAddress clients;

    private final ByteBudget memory;

    /** Beside the other, so that strangers leave room for those who work here. */
    private final ByteBudget signedInMemory;

    /** Beside the other, because it is taken for what is announced, not for what has come. */
    private final ByteBudget partsMemory;

    private final ByteBudget importMemory;
    private final BodyHandler filesToDisk;

    RequestBodies(
            BodyLimits limits,
            Refusals refusals,
            ClientAddress clients,
            BodySettings settings,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize imports,
            @ConfigProperty(name = "quarkus.http.limits.max-form-fields") int mostFields,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") String uploads) {
        this.limits = limits;
        this.refusals = refusals;
        this.clients = clients;
        this.mostFields = mostFields;
        this.deadline = settings.deadline();
        this.importDeadline = settings.importDeadline();
        this.memory = new ByteBudget(size(settings.memory(), SMALL_SHARE));
        this.signedInMemory = new ByteBudget(size(settings.memory(), SMALL_SHARE));
        this.partsMemory = new ByteBudget(size(settings.memory(), SMALL_SHARE));
        this.importMemory = new ByteBudget(size(settings.importMemory(), IMPORT_SHARE));
        this.filesToDisk = BodyHandler.create(uploads)
                .setBodyLimit(imports.asLongValue())
                .setMergeFormAttributes(false)
                .setDeleteUploadedFilesOnEnd(true);
    }

    private static long size(Optional<MemorySize> configured, int share) {
        return configured
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / share);
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_AUTHENTICATION);
        filters.register(this::checkParts, AFTER_AUTHENTICATION - 1);
    }

    void registerFailures(@Observes Router router) {
        router.route().order(-AFTER_AUTHENTICATION).failureHandler(this::failed);
    }

    private void handle(RoutingContext context) {
        // A look-up of a token or a session may have come back on another thread.
        if (Context.isOnEventLoopThread()) {
            receive(context);
        } else {
            Vertx.currentContext().runOnContext(loop -> receive(context));
        }
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        String fault = ContentTypes.fault(request);
        if (fault != null) {
            // To the API every type that it does not take is the same.
            int status = context.normalizedPath().startsWith("/api/") ? 415 : 400;
            refusals.refuse(context, ProblemResponse.of(status, fault));
            return;
        }
        if (ContentTypes.isMultipart(request) && !MAY_HAVE_PARTS.contains(request.method())) {
            refusals.refuse(context, ProblemResponse.of(400, "A form in parts can only be posted."));
            return;
        }
        if (!hasBody(request)) {
            if (ContentTypes.isMultipart(request)) {
                refusals.refuse(context, NO_FIELD);
            } else {
                context.next();
            }
            return;
        }
        Allowance allowance = limits.of(context);
        long length = declared(request);
        if (length > allowance.most()) {
            tooLarge(context, allowance.most());
            return;
        }
        if (length < 0 && ContentTypes.isForm(request) && mayBeAsked(context)) {
            refusals.refuse(context, ProblemResponse.of(411, "Send a form with its length."));
            return;
        }
        long bytes = length < 0 ? allowance.most() : length;
        boolean multipart = ContentTypes.isMultipart(request);
        if (multipart && allowance.way() == Way.FORM_WITH_FILES) {
            read(context, new Share(importMemory, bytes), importDeadline, () -> filesToDisk.handle(context));
        } else if (multipart) {
            read(
                    context,
                    new Share(share(partsMemory, context), bytes),
                    deadline,
                    () -> withoutFiles(allowance.most()).handle(context));
        } else if (allowance.way() == Way.STREAMED) {
            read(context, new Share(importMemory, bytes), importDeadline, () -> {
                context.put(READ, true);
                context.next();
            });
        } else {
            collect(context, allowance.most());
        }
    }

    /** One network cannot take all; who has signed in does not share with strangers. */
    private ByteBudget share(ByteBudget ofStrangers, RoutingContext context) {
        return SignedIn.is(context) ? signedInMemory : ofStrangers.of(Network.of(clients.of(context.request())));
    }

    /** Browsers know how long a form is; who does not say so need not be waited for. */
    private static boolean mayBeAsked(RoutingContext context) {
        return context.request().version() != HttpVersion.HTTP_2 && !SignedIn.is(context);
    }

    private record Share(ByteBudget budget, long bytes) {}

    /** Lets others read the body, who count it themselves, but not for ever and not too many at once. */
    private void read(RoutingContext context, Share share, Duration within, Runnable reader) {
        if (!share.budget().takeAsFirst(share.bytes())) {
            refusals.refuse(context, problem(503));
            return;
        }
        HttpServerRequest request = context.request();
        long latest = System.nanoTime() + within.toNanos();
        AtomicInteger seenWhole = new AtomicInteger();
        long timer = context.vertx().setPeriodic(1_000, tick -> {
            if (!request.isEnded()) {
                if (System.nanoTime() - latest > 0) {
                    request.connection().close();
                }
            } else if (context.get(READ) == null && seenWhole.incrementAndGet() == TICKS_TO_READ) {
                // All has come, and a part in it has no end: whoever reads it would wait for ever.
                refusals.refuse(context, NO_FIELD);
            }
        });
        context.addEndHandler(end -> {
            context.vertx().cancelTimer(timer);
            share.budget().giveBack(share.bytes());
        });
        context.put(READING, true);
        reader.run();
    }

    /** Nobody but an import wants files; what else is posted in parts is read for its fields. */
    private static BodyHandler withoutFiles(long most) {
        return BodyHandler.create(false).setBodyLimit(most).setMergeFormAttributes(false);
    }

    /** A form in parts of which no part was a field: to the framework it would look as if nobody had read it. */
    private void checkParts(RoutingContext context) {
        context.put(READ, true);
        HttpServerRequest request = context.request();
        if (request.isExpectMultipart()
                && ContentTypes.isMultipart(request)
                && request.formAttributes().isEmpty()
                && context.fileUploads().isEmpty()) {
            refusals.refuse(context, NO_FIELD);
        } else {
            context.next();
        }
    }

    /** What Vert.x refuses by itself, such as a form in parts that it cannot read, is told as everything else is. */
    private void failed(RoutingContext context) {
        if (context.failure() instanceof HttpClosedException) {
            // The client went away; nobody is there to be answered.
            return;
        }
        if (context.request().decoderResult().isFailure() || isOfItsBody(context)) {
            refusals.refuse(context, ProblemResponse.of(400, "The request cannot be read."));
            return;
        }
        int status = context.statusCode();
        if (!isRefusal(status)) {
            context.next();
        } else if (status == 413) {
            tooLarge(context, limits.of(context).most());
        } else {
            refusals.refuse(context, ProblemResponse.of(status, "The request cannot be read."));
        }
    }

    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500;
    }

    /** Such as a chunk without a size, while others read the body for us; the disk is our own fault. */
    private static boolean isOfItsBody(RoutingContext context) {
        return !isRefusal(context.statusCode())
                && context.get(READING) != null
                && context.get(READ) == null
                && !(context.failure() instanceof FileSystemException);
    }

    private void collect(RoutingContext context, long most) {
        HttpServerRequest request = context.request();
        String expected = request.getHeader(HttpHeaders.EXPECT);
        if (expected != null && !expected.equalsIgnoreCase(CONTINUE)) {
            refusals.refuse(context, ProblemResponse.of(417, "Nothing but 100-continue can be expected here."));
            return;
        }
        new BodyCollector(context, most, share(memory, context)) {
            @Override
            void complete() {
                String fault = ContentTypes.isForm(request) ? FormSyntax.fault(body(), mostFields) : null;
                if (fault != null) {
                    refusals.refuse(context, ProblemResponse.of(400, fault));
                } else {
                    hand(context);
                }
            }

            @Override
            void fail(int status) {
                if (status == 413) {
                    tooLarge(context, most);
                } else {
                    refusals.refuse(context, problem(status));
                }
            }
        }.start(deadline);
        if (expected != null && request.version() != HttpVersion.HTTP_1_0) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private static ProblemResponse problem(int status) {
        return status == 408
                ? ProblemResponse.of(408, "The body took too long to arrive.")
                : ProblemResponse.of(503, "Too much is being sent here right now; try again soon.");
    }

    private void tooLarge(RoutingContext context, long most) {
        ProblemResponse problem = limits.growsBySigningIn(context)
                ? ProblemResponse.of(
                        401, "Sign in, or send a valid token, to send more than %,d bytes here.".formatted(most))
                : ProblemResponse.of(
                        413, "The body is larger than the %,d bytes that this service takes here.".formatted(most));
        refusals.refuse(context, problem);
    }

    private static boolean hasBody(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return !request.isEnded();
        }
        return declared(request) > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** @return the length that the request names, which the HTTP layer holds it to; negative when it names none */
    private static long declared(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Math.max(0, Long.parseLong(length));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
