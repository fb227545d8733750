package org.almanac.outbox;

import java.util.function.Supplier;
import org.almanac.problem.RenderFailures;

/** What came of composing one message of a batch: a composition or a failure. */
public final class Composed {
    private final Supplier<ComposeResult> answer;

    private Composed(Supplier<ComposeResult> answer) {
        this.answer = answer;
    }

    /** Composes now; a failure is kept until it is asked for, so that it never keeps the others from being composed. */
    public static Composed of(Supplier<ComposeResult> composer) {
        try {
            ComposeResult composeResult = composer.get();
            return new Composed(() -> composeResult);
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            return failed(e);
        }
    }

    /** One that cannot be composed. */
    public static Composed failed(Throwable failure) {
        return new Composed(() -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
        });
    }

    /** Throws what the composer threw. */
    public ComposeResult orThrow() {
        return answer.get();
    }
}
