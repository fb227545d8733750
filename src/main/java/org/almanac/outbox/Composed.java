package org.almanac.outbox;

import java.util.function.Supplier;

/** What came of composing one message of a batch: a composition or a failure. */
public final class Composed {
    private final Supplier<Composition> answer;

    private Composed(Supplier<Composition> answer) {
        this.answer = answer;
    }

    /** Composes now; a failure is kept until it is asked for, so that it never keeps the others from being composed. */
    public static Composed of(Supplier<Composition> composer) {
        try {
            Composition composition = composer.get();
            return new Composed(() -> composition);
        } catch (RuntimeException e) {
            return new Composed(() -> {
                throw e;
            });
        }
    }

    /** @throws RuntimeException what the composer threw */
    public Composition orThrow() {
        return answer.get();
    }
}
