package org.almanac.outbox;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes what a test told it to, by reference; else a plain mail. */
@Singleton
public class TestComposer implements MessageComposer {
    static final String NAME = "test";

    private final Map<String, Composition> answers = new ConcurrentHashMap<>();

    void answer(String reference, Composition composition) {
        answers.put(reference, composition);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Composition compose(MessageRef message, Instant now) {
        String reference = String.valueOf(message.reference());
        if (reference.startsWith("broken")) {
            throw new IllegalStateException("cannot be written");
        }
        if (reference.startsWith("deep")) {
            throw new IllegalStateException("at the bottom of " + depth(0));
        }
        return answers.getOrDefault(reference, mail("Test"));
    }

    /** Has no end. */
    private static int depth(int above) {
        return above < 0 ? 0 : depth(above + 1) + 1;
    }

    /** News, which goes the way of most mails. */
    static Composition.Mail mail(String subject) {
        return mail(MessageKind.REMINDER, subject);
    }

    static Composition.Mail mail(MessageKind kind, String subject) {
        return new Composition.Mail(
                Set.of(kind),
                subject,
                "It works.\n",
                "<!DOCTYPE html><html lang=\"en\"><body><p>It works.</p></body></html>",
                null,
                List.of());
    }
}
