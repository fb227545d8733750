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
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Keeps the versions of what is told of events. Everything here happens within the caller's transaction. */
@ApplicationScoped
class FactsStore {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final EntityManager entities;

    FactsStore(EntityManager entities) {
        this.entities = entities;
    }

    /** The number of these facts, which they get when they are new. */
    long idOf(UUID event, EventFacts facts) {
        String body = text(facts);
        String digest = digest(body);
        entities.createNativeQuery("insert into event_facts (event_id, digest, body)"
                        + " values (:event, :digest, cast(:body as jsonb)) on conflict (event_id, digest) do nothing")
                .setParameter("event", event)
                .setParameter("digest", digest)
                .setParameter("body", body)
                .executeUpdate();
        return ((Number) entities.createNativeQuery(
                                "select id from event_facts where event_id = :event and digest = :digest")
                        .setParameter("event", event)
                        .setParameter("digest", digest)
                        .getSingleResult())
                .longValue();
    }

    /** @throws jakarta.persistence.NoResultException when there are none of that number */
    EventFacts read(long id) {
        String body = (String)
                entities.createNativeQuery("select cast(body as text) from event_facts where id = :id", String.class)
                        .setParameter("id", id)
                        .getSingleResult();
        try {
            return JSON.readValue(body, EventFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts " + id + " cannot be read", e);
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
