package org.almanac.api.description;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What parameters mean and take: they mean the same in all calls, which read them as text to refuse with a reason. */
final class ApiParameters {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            entry("cursor", "where the next page begins, from Link"),
            entry("limit", "the most of a page"),
            entry("tag", "a slug; repeated: any of them"),
            entry("series", "a slug"),
            entry("organiser", "a slug"),
            entry("country", "two letters (ISO 3166)"),
            entry("online", "whether it can be joined online"),
            entry("q", "words to search for"),
            entry("from", "a day or an instant; what ends before is left out"),
            entry("to", "a day or an instant; what begins at it or later is left out"),
            entry("past", "how far back, a duration"),
            entry("alarm", "an alarm before each event, a duration"),
            entry("keydates", "whether key dates are in it"),
            entry("published", "whether readers see it; false for editors only"),
            entry("event", "an id, a slug, or a slug that it had before"),
            entry("key", "a slug; of a venue the id; of an address the key that lists give"),
            entry("id", "the id"),
            entry("revision", "of the event"),
            entry("subscriber", "an id or an address"),
            entry("email", "an address"),
            entry("kind", "of the notice"),
            entry("state", "of the mail"),
            entry("recipient", "the address that the report was sent to"),
            entry("source", "the name of what it comes from; items that it brought before are found again by it"),
            entry("dryRun", "whether nothing is written"),
            entry("private", "what becomes of events that are private where they come from"),
            entry("dateOrder", "of a table's dates; found out when left out"),
            entry("encoding", "of a table; found out when left out"),
            entry("separator", "of a table; found out when left out"),
            entry("If-Match", "the entity tag of what is to be changed; 412 when it is another by now"),
            entry("If-None-Match", "the entity tag of what is known; 304 when it is the same"),
            entry(
                    "Idempotency-Key",
                    "1 to 255 characters; the same request with it gets the same answer for 24 hours"));

    private ApiParameters() {}

    static boolean has(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().map(Parameter::getName).anyMatch(name::equals);
    }

    static void describe(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            String name = parameter.getName();
            if (parameter.getDescription() == null) {
                parameter.setDescription(MEANINGS.get(name));
            }
            parameter.setSchema(schema(name));
        }
    }

    private static Schema schema(String name) {
        return switch (name) {
            case "limit" ->
                OASFactory.createSchema()
                        .addType(SchemaType.INTEGER)
                        .format("int32")
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(500))
                        .defaultValue(50);
            case "revision" ->
                OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32");
            case "online", "keydates", "published", "dryRun" ->
                OASFactory.createSchema().addType(SchemaType.BOOLEAN);
            case "tag" -> OASFactory.createSchema().addType(SchemaType.ARRAY).items(text());
            case "private" -> oneOf("draft", "publish");
            case "dateOrder" -> oneOf("dmy", "mdy");
            case "separator" -> oneOf("comma", "semicolon", "tab", "bar");
            case "kind" -> ApiModels.reference("MessageKind");
            case "state" -> ApiModels.reference("MessageState");
            default -> text();
        };
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema oneOf(String... words) {
        return text().enumeration(new ArrayList<>(List.of(words)));
    }
}
