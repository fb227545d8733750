package org.almanac.notification.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.almanac.encoding.Sha256;
import org.almanac.notification.facts.EventFactsStatements.Version;

/** Keeps the versions of what is told of events. Everything here happens within the caller's transaction. */
@ApplicationScoped
public class EventFactsStore {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final EventFactsStatements statements;

    EventFactsStore(EventFactsStatements statements) {
        this.statements = statements;
    }

    /** The number of these facts, which they get when they are new. */
    public long idOf(UUID event, EventFacts facts) {
        return Objects.requireNonNull(idsOf(Map.of(event, facts)).get(event));
    }

    /** {@link #idOf} for many events, by event. */
    public Map<UUID, Long> idsOf(Map<UUID, EventFacts> facts) {
        if (facts.isEmpty()) {
            return Map.of();
        }
        // In one order everywhere, so that two nodes that write the same do not wait for each other.
        List<Version> versions = facts.entrySet().stream()
                .map(entry -> version(entry.getKey(), text(entry.getValue())))
                .sorted(Comparator.comparing(Version::event))
                .toList();
        Map<UUID, Long> known = known(versions);
        List<Version> fresh = versions.stream()
                .filter(version -> !known.containsKey(version.event()))
                .toList();
        if (!fresh.isEmpty()) {
            statements.insert(fresh);
            known.putAll(known(fresh));
        }
        return known;
    }

    private Map<UUID, Long> known(List<Version> versions) {
        Map<UUID, Long> known = new HashMap<>();
        statements.known(versions).forEach(one -> known.put(one.event(), one.id()));
        return known;
    }

    /** @throws IllegalStateException when there are none of that number */
    public EventFacts read(long id) {
        EventFacts facts = readAll(Set.of(id)).get(id);
        if (facts == null) {
            throw new IllegalStateException("there are no facts " + id);
        }
        return facts;
    }

    /** By number; what is not there is left out. */
    public Map<Long, EventFacts> readAll(Set<Long> ids) {
        Map<Long, EventFacts> found = new HashMap<>();
        if (!ids.isEmpty()) {
            statements.read(ids).forEach(stored -> found.put(stored.id(), facts(stored.body())));
        }
        return found;
    }

    private static EventFacts facts(String body) {
        try {
            return JSON.readValue(body, EventFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts cannot be read", e);
        }
    }

    private static String text(EventFacts facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Version version(UUID event, String body) {
        return new Version(event, Sha256.hex(body), body);
    }
}
