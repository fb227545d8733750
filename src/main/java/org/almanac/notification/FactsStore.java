package org.almanac.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Keeps the versions of what is told of events. Everything here happens within the caller's transaction. */
@ApplicationScoped
class FactsStore {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final String KNOWN = """
            select f.event_id, f.id from event_facts f
            join unnest(cast(:events as uuid[]), cast(:digests as text[])) as v (event_id, digest)
                on v.event_id = f.event_id and v.digest = f.digest
            """;
    private static final String INSERT = """
            insert into event_facts (event_id, digest, body)
            select event_id, digest, cast(body as jsonb)
            from unnest(cast(:events as uuid[]), cast(:digests as text[]), cast(:bodies as text[]))
                as v (event_id, digest, body)
            on conflict (event_id, digest) do nothing
            """;

    private final EntityManager entities;

    /** One event's facts as they are stored. */
    private record Version(UUID event, String digest, String body) {
        static Version of(UUID event, String body) {
            return new Version(event, FactsStore.digest(body), body);
        }
    }

    FactsStore(EntityManager entities) {
        this.entities = entities;
    }

    /** The number of these facts, which they get when they are new. */
    long idOf(UUID event, EventFacts facts) {
        return Objects.requireNonNull(idsOf(Map.of(event, facts)).get(event));
    }

    /** {@link #idOf} for many events, by event. */
    Map<UUID, Long> idsOf(Map<UUID, EventFacts> facts) {
        if (facts.isEmpty()) {
            return Map.of();
        }
        // In one order everywhere, so that two nodes that write the same do not wait for each other.
        List<Version> versions = facts.entrySet().stream()
                .map(entry -> Version.of(entry.getKey(), text(entry.getValue())))
                .sorted(Comparator.comparing(Version::event))
                .toList();
        Map<UUID, Long> known = known(versions);
        List<Version> fresh = versions.stream()
                .filter(version -> !known.containsKey(version.event))
                .toList();
        if (!fresh.isEmpty()) {
            entities.createNativeQuery(INSERT)
                    .setParameter("events", fresh.stream().map(Version::event).toArray(UUID[]::new))
                    .setParameter("digests", fresh.stream().map(Version::digest).toArray(String[]::new))
                    .setParameter("bodies", fresh.stream().map(Version::body).toArray(String[]::new))
                    .executeUpdate();
            known.putAll(known(fresh));
        }
        return known;
    }

    private Map<UUID, Long> known(List<Version> versions) {
        Map<UUID, Long> known = new HashMap<>();
        Rows.<Object[]>of(entities.createNativeQuery(KNOWN, Object[].class)
                        .setParameter(
                                "events", versions.stream().map(Version::event).toArray(UUID[]::new))
                        .setParameter(
                                "digests",
                                versions.stream().map(Version::digest).toArray(String[]::new)))
                .forEach(row -> known.put((UUID) row[0], (Long) row[1]));
        return known;
    }

    /** @throws IllegalStateException when there are none of that number */
    EventFacts read(long id) {
        EventFacts facts = readAll(Set.of(id)).get(id);
        if (facts == null) {
            throw new IllegalStateException("there are no facts " + id);
        }
        return facts;
    }

    /** By number; what is not there is left out. */
    Map<Long, EventFacts> readAll(Set<Long> ids) {
        Map<Long, EventFacts> found = new HashMap<>();
        if (!ids.isEmpty()) {
            Rows.<Object[]>of(entities.createNativeQuery(
                                    "select id, cast(body as text) from event_facts where id = any(:ids)",
                                    Object[].class)
                            .setParameter("ids", ids.toArray(Long[]::new)))
                    .forEach(row -> found.put((Long) row[0], facts((String) row[1])));
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

    /** The numbers of the versions that subscribers were told last, but for one. */
    List<Long> toldBut(UUID event, long current) {
        return Rows.of(entities.createNativeQuery(
                        "select distinct facts_id from told where event_id = :event and facts_id <> :current order by 1",
                        Long.class)
                .setParameter("event", event)
                .setParameter("current", current));
    }

    private static String text(EventFacts facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
