package org.almanac.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.almanac.json.ImportReport;
import org.almanac.subscriber.ListImport;

/** Three readers with addresses at which nobody is, so that an operator sees whom a sample event would be told to. */
@Singleton
class SampleReaders {
    private static final String FILE = "demo/subscribers.json";
    private static final String SOURCE = "sample calendar";

    private final ListImport lists;
    private final ObjectMapper json;

    SampleReaders(ListImport lists, ObjectMapper json) {
        this.lists = lists;
        this.json = json;
    }

    /** Bringing them again changes nothing. */
    ImportReport load(LocalDate today) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            ArrayNode readers = (ArrayNode) json.readTree(in);
            for (JsonNode reader : readers) {
                ((ObjectNode) reader)
                        .put("confirmed", true)
                        .putObject("consent")
                        .put("at", today.minusDays(1).toString())
                        .put("source", SOURCE);
            }
            return lists.run(ListImport.Format.JSON, json.writeValueAsBytes(readers), "import:sample");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
