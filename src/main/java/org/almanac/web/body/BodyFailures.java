package org.almanac.web.body;

import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.almanac.web.ProblemResponse;
import org.almanac.web.problem.RequestRefusals;

/** Answers requests whose bodies are not taken, or cannot be read. */
@Singleton
class BodyFailures {
    /** Set in the context once somebody has read the body. */
    static final String READ = RequestBodies.class.getName();

    /** Set in the context while others read it for us. */
    static final String READING = READ + ".reading";

    private final BodyLimits limits;
    private final RequestRefusals refusals;

    BodyFailures(BodyLimits limits, RequestRefusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    /** What Vert.x refuses by itself, such as a form in parts that it cannot read, is told as everything else is. */
    void failed(RoutingContext context) {
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

    /** Such as a chunk without a size, while others read the body for us; the disk is our own fault. */
    private static boolean isOfItsBody(RoutingContext context) {
        return !isRefusal(context.statusCode())
                && context.get(READING) != null
                && context.get(READ) == null
                && !(context.failure() instanceof FileSystemException);
    }

    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500;
    }

    void noField(RoutingContext context) {
        refusals.refuse(context, ProblemResponse.of(400, "The form holds no field, or did not arrive whole."));
    }

    /** @param status 408 when it took too long to arrive, 503 when there is no room for it */
    void notTaken(RoutingContext context, int status) {
        refusals.refuse(
                context,
                status == 408
                        ? ProblemResponse.of(408, "The body took too long to arrive.")
                        : ProblemResponse.of(503, "Too much is being sent here right now; try again soon."));
    }

    void tooLarge(RoutingContext context, long most) {
        ProblemResponse problem = limits.growsBySigningIn(context)
                ? ProblemResponse.of(
                        401, "Sign in, or send a valid token, to send more than %,d bytes here.".formatted(most))
                : ProblemResponse.of(
                        413, "The body is larger than the %,d bytes that this service takes here.".formatted(most));
        refusals.refuse(context, problem);
    }
}
