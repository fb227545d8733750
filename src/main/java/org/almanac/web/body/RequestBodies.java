package org.almanac.web.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.almanac.web.ProblemResponse;
import org.almanac.web.SignedIn;
import org.almanac.web.body.BodyLimits.Allowance;
import org.almanac.web.body.BodyLimits.ReadMode;
import org.almanac.web.problem.RequestRefusals;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads what is sent, on the event loop, before any thread is given to the request: up to what this route takes from
 * this caller, within a time for the whole, whatever the protocol. So a slow sender costs a timer and what has arrived.
 * Imports are streamed, after their senders have been authenticated.
 */
@ApplicationScoped
public class RequestBodies {
    /** Vert.x reads parts of no other request. */
    private static final Set<HttpMethod> MAY_HAVE_PARTS =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    /** After authentication and authorization, whose priorities are 200 and 100. */
    private static final int AFTER_AUTHENTICATION = 10;

    private static final int TICKS_TO_READ = 3;

    private static final String CONTINUE = "100-continue";

    private final BodyLimits limits;
    private final RequestRefusals refusals;
    private final BodyFailures failures;
    private final int mostFields;
    private final Duration deadline;
    private final Duration importDeadline;
    private final BodyMemory memory;
    private final BodyHandler filesToDisk;

    RequestBodies(
            BodyLimits limits,
            RequestRefusals refusals,
            BodyFailures failures,
            BodyMemory memory,
            BodySettings settings,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize imports,
            @ConfigProperty(name = "quarkus.http.limits.max-form-fields") int mostFields,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") String uploads) {
        this.limits = limits;
        this.refusals = refusals;
        this.failures = failures;
        this.mostFields = mostFields;
        this.deadline = settings.deadline();
        this.importDeadline = settings.importDeadline();
        this.memory = memory;
        this.filesToDisk = BodyHandler.create(uploads)
                .setBodyLimit(imports.asLongValue())
                .setMergeFormAttributes(false)
                .setDeleteUploadedFilesOnEnd(true);
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_AUTHENTICATION);
        filters.register(this::checkParts, AFTER_AUTHENTICATION - 1);
    }

    void registerFailures(@Observes Router router) {
        router.route().order(-AFTER_AUTHENTICATION).failureHandler(failures::failed);
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
        String fault = BodyHeaders.fault(request);
        if (fault != null) {
            // To the API every type that it does not take is the same.
            int status = context.normalizedPath().startsWith("/api/") ? 415 : 400;
            refusals.refuse(context, ProblemResponse.of(status, fault));
            return;
        }
        if (BodyHeaders.isMultipart(request) && !MAY_HAVE_PARTS.contains(request.method())) {
            refusals.refuse(context, ProblemResponse.of(400, "A form in parts can only be posted."));
            return;
        }
        if (!BodyHeaders.hasBody(request)) {
            if (BodyHeaders.isMultipart(request)) {
                failures.noField(context);
            } else {
                context.next();
            }
            return;
        }
        Allowance allowance = limits.of(context);
        long length = BodyHeaders.declaredLength(request);
        if (length > allowance.most()) {
            failures.tooLarge(context, allowance.most());
            return;
        }
        if (length < 0 && BodyHeaders.isForm(request) && mayBeAsked(context)) {
            refusals.refuse(context, ProblemResponse.of(411, "Send a form with its length."));
            return;
        }
        long bytes = length < 0 ? allowance.most() : length;
        boolean multipart = BodyHeaders.isMultipart(request);
        if (multipart && allowance.mode() == ReadMode.FORM_WITH_FILES) {
            read(context, new Share(memory.ofImports(), bytes), importDeadline, () -> filesToDisk.handle(context));
        } else if (multipart) {
            read(
                    context,
                    new Share(memory.ofParts(context), bytes),
                    deadline,
                    () -> withoutFiles(allowance.most()).handle(context));
        } else if (allowance.mode() == ReadMode.STREAMED) {
            read(context, new Share(memory.ofImports(), bytes), importDeadline, () -> {
                context.put(BodyFailures.READ, true);
                context.next();
            });
        } else {
            collect(context, allowance.most());
        }
    }

    /** Browsers know how long a form is; who does not say so need not be waited for. */
    private static boolean mayBeAsked(RoutingContext context) {
        return context.request().version() != HttpVersion.HTTP_2 && !SignedIn.is(context);
    }

    private record Share(ByteBudget budget, long bytes) {}

    /** Lets others read the body, who count it themselves, but not for ever and not too many at once. */
    private void read(RoutingContext context, Share share, Duration within, Runnable reader) {
        if (!share.budget().takeAsFirst(share.bytes())) {
            failures.notTaken(context, 503);
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
            } else if (context.get(BodyFailures.READ) == null && seenWhole.incrementAndGet() == TICKS_TO_READ) {
                // All has come, and a part in it has no end: whoever reads it would wait for ever.
                failures.noField(context);
            }
        });
        context.addEndHandler(end -> {
            context.vertx().cancelTimer(timer);
            share.budget().giveBack(share.bytes());
        });
        context.put(BodyFailures.READING, true);
        reader.run();
    }

    /** Nobody but an import wants files; what else is posted in parts is read for its fields. */
    private static BodyHandler withoutFiles(long most) {
        return BodyHandler.create(false).setBodyLimit(most).setMergeFormAttributes(false);
    }

    /** A form in parts of which no part was a field: to the framework it would look as if nobody had read it. */
    private void checkParts(RoutingContext context) {
        context.put(BodyFailures.READ, true);
        HttpServerRequest request = context.request();
        if (request.isExpectMultipart()
                && BodyHeaders.isMultipart(request)
                && request.formAttributes().isEmpty()
                && context.fileUploads().isEmpty()) {
            failures.noField(context);
        } else {
            context.next();
        }
    }

    private void collect(RoutingContext context, long most) {
        HttpServerRequest request = context.request();
        String expected = request.getHeader(HttpHeaders.EXPECT);
        if (expected != null && !expected.equalsIgnoreCase(CONTINUE)) {
            refusals.refuse(context, ProblemResponse.of(417, "Nothing but 100-continue can be expected here."));
            return;
        }
        new BodyCollector(context, most, memory.of(context)) {
            @Override
            void complete() {
                String fault = BodyHeaders.isForm(request) ? FormSyntax.fault(body(), mostFields) : null;
                if (fault != null) {
                    refusals.refuse(context, ProblemResponse.of(400, fault));
                } else {
                    hand(context);
                }
            }

            @Override
            void fail(int status) {
                if (status == 413) {
                    failures.tooLarge(context, most);
                } else {
                    failures.notTaken(context, status);
                }
            }
        }.start(deadline);
        if (expected != null && request.version() != HttpVersion.HTTP_1_0) {
            context.response().writeContinue();
        }
        request.resume();
    }
}
