package org.almanac.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook may tell of. */
public enum WebhookKind {
    EVENT_PUBLISHED("event.published"),
    EVENT_CHANGED("event.changed"),
    EVENT_CANCELLED("event.cancelled"),
    EVENT_WITHDRAWN("event.withdrawn"),
    SUBMISSION_RECEIVED("submission.received"),
    SUBSCRIBER_CONFIRMED("subscriber.confirmed"),
    SUBSCRIBER_UNSUBSCRIBED("subscriber.unsubscribed"),
    SOURCE_FAILED("source.failed"),
    PING("ping");

    private final String word;

    WebhookKind(String word) {
        this.word = word;
    }

    /** As the API and the messages spell it. */
    public String word() {
        return word;
    }

    static Optional<WebhookKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(WebhookKind::word).toList();
    }
}
