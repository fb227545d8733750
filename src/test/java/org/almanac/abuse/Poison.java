package org.almanac.abuse;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Texts that once ended whatever rendered them, and the way into the catalogue that no rule guards: SQL. */
@ApplicationScoped
public class Poison {
    /** Twenty thousand characters each, as an editor may write. */
    public static final List<String> TEXTS = List.of(
            ">".repeat(20_000),
            "1. ".repeat(6_600),
            "![".repeat(6_600) + "x" + "](b)".repeat(1_600),
            "*a ".repeat(3_300) + "b" + " a*".repeat(3_300),
            "<a" + " b".repeat(9_990) + ">");

    private final EntityManager entities;

    Poison(EntityManager entities) {
        this.entities = entities;
    }

    /** Puts a description into an event past every rule, as an older version might have done. */
    public void describe(UUID event, String text) {
        change("update event set description = :value, revision = revision + 1 where id = :id", event, text);
    }

    /** Lets an event follow a rule that is none. */
    public void breakRule(UUID event) {
        change(
                "update event set recurrence = cast(:value as jsonb), revision = revision + 1 where id = :id",
                event,
                "{\"rrule\":\"FREQ=NEVER\",\"exdates\":[],\"rdates\":[],\"overrides\":[]}");
    }

    private void change(String statement, UUID event, String value) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement)
                        .setParameter("value", value)
                        .setParameter("id", event)
                        .executeUpdate());
    }
}
