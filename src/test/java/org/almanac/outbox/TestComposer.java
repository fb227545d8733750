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
    public static final String NAME = "test";

    private final Map<String, ComposeResult> answers = new ConcurrentHashMap<>();

    public void answer(String reference, ComposeResult composeResult) {
        answers.put(reference, composeResult);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ComposeResult compose(MessageRef message, Instant now) {
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
    public static ComposeResult.Mail mail(String subject) {
        return mail(MessageKind.REMINDER, subject);
    }

    public static ComposeResult.Mail mail(MessageKind kind, String subject) {
        return new ComposeResult.Mail(
                Set.of(kind),
                subject,
                "It works.\n",
                "<!DOCTYPE html><html lang=\"en\"><body><p>It works.</p></body></html>",
                null,
                List.of());
    }
}
