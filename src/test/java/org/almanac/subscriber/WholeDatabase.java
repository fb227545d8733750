package org.almanac.subscriber;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.almanac.outbox.KeptMails;

/** Looks for an address in every row of every table, whatever the type of the column, and in what is kept compressed. */
@ApplicationScoped
class WholeDatabase {
    private static final String TABLES = """
            select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1
            """;

    private final EntityManager entities;
    private final KeptMails mails;

    WholeDatabase(EntityManager entities, KeptMails mails) {
        this.entities = entities;
        this.mails = mails;
    }

    /** The tables in which the address or its local part stands, in any case; in clear, in hex or in base64. */
    Set<String> tablesWith(String address) {
        String local = address.substring(0, address.indexOf('@'));
        String[] needles = Stream.of(address, local)
                .flatMap(text -> Stream.concat(Stream.of(text, hex(text)), base64(text)))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        Set<String> found = new TreeSet<>();
        for (String table : tables()) {
            if (holds(table, needles)) {
                found.add(table.substring(table.indexOf('.') + 1));
            }
        }
        if (mails.texts().toLowerCase(Locale.ROOT).contains(local.toLowerCase(Locale.ROOT))) {
            found.add("message_content");
        }
        return found;
    }

    private List<String> tables() {
        List<String> tables = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(TABLES, String.class).getResultList().stream()
                        .map(String::valueOf)
                        .toList());
        if (tables.size() < 40) {
            throw new AssertionError("these are not all tables: " + tables);
        }
        return tables;
    }

    /** A row as text holds the text of each column, and the octets of a bytea in hex. */
    private boolean holds(String table, String[] needles) {
        return QuarkusTransaction.requiringNew().call(() -> (Boolean) entities.createNativeQuery(
                        // The text of a row is made once, and not for each needle.
                        "select exists (select 1 from (select lower(cast(t as text)) as words from " + table
                                + " t offset 0) r cross join unnest(cast(:needles as text[])) n"
                                + " where position(n in r.words) > 0)",
                        Boolean.class)
                .setParameter("needles", needles)
                .getSingleResult());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever stands before it: what the octets that are its own alone become. */
    private static Stream<String> base64(String text) {
        return Stream.of("", "x", "xx").map(before -> {
            String coded = Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString((before + text).getBytes(StandardCharsets.UTF_8));
            return coded.substring(before.isEmpty() ? 0 : 4, coded.length() - 2);
        });
    }
}
