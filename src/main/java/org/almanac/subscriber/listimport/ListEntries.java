package org.almanac.subscriber.listimport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.almanac.json.JsonInput;
import org.almanac.problem.FieldError;
import org.almanac.problem.Problem;
import org.almanac.subscriber.choice.LocalizedRules;
import org.almanac.subscriber.choice.SubscriptionInput;
import org.almanac.subscriber.choice.SubscriptionRules;
import org.almanac.subscriber.choice.SubscriptionRules.Asked;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a list that is moved over: a request to subscribe, and the proof that it was confirmed. */
@Singleton
public class ListEntries {
    private static final int LONGEST_SOURCE = 500;
    private static final int LONGEST_WORDING = 2_000;

    private final SubscriptionRules rules;
    private final JsonInput json;

    ListEntries(LocalizedRules rules, JsonInput json) {
        this.rules = rules.in(Language.ENGLISH);
        this.json = json;
    }

    /**
     * An entry, or why it is none.
     *
     * @param entry null when there is a reason
     */
    public record Read(@Nullable Entry entry, @Nullable String reason) {}

    record Entry(Asked asked, Consent consent) {}

    /**
     * Where and when somebody agreed, and to which words.
     *
     * @param wording null when it was not kept
     */
    record Consent(Instant at, String source, @Nullable String wording) {}

    /** As it is sent: {@code at} is an instant or a day. */
    record ConsentInput(
            @Nullable String at,
            @Nullable String source,
            @Nullable String wording) {}

    public Read read(JsonNode node, Instant now) {
        try {
            if (!(node instanceof ObjectNode sent)) {
                return new Read(null, "An entry is a JSON object.");
            }
            ObjectNode request = sent.deepCopy();
            JsonNode confirmed = request.remove("confirmed");
            JsonNode consent = request.remove("consent");
            if (confirmed == null || !confirmed.isBoolean() || !confirmed.booleanValue()) {
                throw Problem.invalid("confirmed", "Only who has confirmed moves over; others have to subscribe.");
            }
            if (consent == null || !consent.isObject()) {
                throw Problem.invalid("consent", "Say when and where it was given, as {\"at\", \"source\"}.");
            }
            return new Read(
                    new Entry(
                            rules.request(json.value(request, SubscriptionInput.class)),
                            consent(json.value(consent, ConsentInput.class), now)),
                    null);
        } catch (Problem e) {
            return new Read(null, reason(e));
        }
    }

    private static Consent consent(ConsentInput input, Instant now) {
        String source = input.source() == null ? "" : input.source().strip();
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            throw Problem.invalid("consent.source", "Say where it was given, in at most 500 characters.");
        }
        String wording = input.wording();
        if (wording != null && wording.length() > LONGEST_WORDING) {
            throw Problem.invalid("consent.wording", "At most 2,000 characters.");
        }
        return new Consent(instant(input.at(), now), source, wording);
    }

    private static Instant instant(@Nullable String typed, Instant now) {
        String text = typed == null ? "" : typed.strip();
        try {
            Instant at = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            if (!at.isAfter(now) && at.isAfter(Instant.EPOCH)) {
                return at;
            }
        } catch (DateTimeParseException e) {
            // Told below, like an instant that has not been yet.
        }
        throw Problem.invalid("consent.at", "Give a day or an instant that is over, such as 2024-05-01T09:30:00Z.");
    }

    private static String reason(Problem problem) {
        return problem.errors().stream()
                .findFirst()
                .map(FieldError::field)
                .map(field -> field + ": " + problem.errors().get(0).message())
                .orElse(problem.detail());
    }
}
