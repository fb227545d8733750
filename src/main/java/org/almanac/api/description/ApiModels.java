package org.almanac.api.description;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.IndexView;

/** The types that calls take and answer. */
final class ApiModels {
    static final String PROBLEM = "Problem";

    /** What cannot be left out when something is made. All else has a default. */
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("SaveEvent", List.of("title", "start")),
            Map.entry("KeyDateInput", List.of("label", "at")),
            Map.entry("OverrideInput", List.of("at")),
            Map.entry("SaveName", List.of("name")),
            Map.entry("SaveOrganiser", List.of("name")),
            Map.entry("SaveAccount", List.of("email", "role")),
            Map.entry("SaveSource", List.of("name", "url")),
            Map.entry("SaveToken", List.of("name", "scopes")),
            Map.entry("Merge", List.of("into")),
            Map.entry("Block", List.of("email")),
            Map.entry("SaveWebhook", List.of("url", "kinds")));

    /** Words that are taken in whatever case, and therefore read as text. */
    private static final Map<String, String> WORDS = Map.of(
            "SaveEvent.status", "EventStatus",
            "OverrideInput.status", "EventStatus",
            "SaveAccount.role", "Role",
            "SaveSource.format", "Format",
            "SaveSource.trust", "Trust",
            "SaveSource.vanished", "Vanished");

    private final OpenAPI api;
    private final Map<String, Schema> schemas;
    private final FieldsOfRecords records;

    ApiModels(OpenAPI api, IndexView index) {
        this.api = api;
        this.schemas = new TreeMap<>(api.getComponents().getSchemas());
        this.records = new FieldsOfRecords(index);
        schemas.put(PROBLEM, AddedModels.problem());
        schemas.put("FieldError", AddedModels.fieldError());
        store();
    }

    static Schema reference(String name) {
        return OASFactory.createSchema().ref(Schemas.address(name));
    }

    /** Which fields there always are, which may be null, and what text is. */
    void describeFields() {
        Set<String> taken = taken();
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() == null) {
                return;
            }
            WORDS.forEach((field, type) -> {
                if (field.startsWith(name + ".")) {
                    schema.addProperty(field.substring(name.length() + 1), reference(type));
                }
            });
            records.of(name, schema.getProperties().keySet()).ifPresent(fields -> {
                for (String field : fields.nullable()) {
                    Schema type = schema.getProperties().get(field);
                    if (type != null && !REQUIRED.getOrDefault(name, List.of()).contains(field)) {
                        schema.addProperty(field, nullable(type));
                    }
                }
                List<String> always = schema.getProperties().keySet().stream()
                        .filter(fields.always()::contains)
                        .toList();
                if (!taken.contains(name) && !always.isEmpty()) {
                    schema.setRequired(always);
                }
            });
            if (REQUIRED.containsKey(name)) {
                schema.setRequired(REQUIRED.get(name));
            }
        });
        schemas.put("SplitEvent", AddedModels.splitEvent(fields("SaveEvent")));
        schemas.put("SaveSubscriber", AddedModels.savedSubscriber(fields("SubscriptionInput")));
        store();
        inlineText();
    }

    /** A merge patch of what a call takes: nothing is required of it, and null takes a field away. */
    MediaType patchOf(MediaType body) {
        String name = Schemas.target(body.getSchema());
        String patch = "Patch" + (name == null ? "" : name.replace("Save", "").replace("Input", ""));
        Schema of = schemas.get(name);
        if (name == null || of == null) {
            throw new IllegalArgumentException("a body without a type cannot be patched");
        }
        Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
        of.getProperties().forEach(schema::addProperty);
        schemas.put(patch, schema);
        store();
        return OASFactory.createMediaType().schema(reference(patch));
    }

    void rename() {
        Map<String, String> names = ModelNames.of(schemas);
        Map<String, Schema> renamed = new TreeMap<>();
        schemas.forEach((name, schema) -> renamed.put(names.getOrDefault(name, name), schema));
        Schemas.each(api, schema -> {
            String name = Schemas.target(schema);
            if (name != null) {
                schema.setRef(Schemas.address(names.getOrDefault(name, name)));
            }
        });
        replace(renamed);
    }

    void dropUnused() {
        Set<String> used = reached(Schemas.calls(api).flatMap(Schemas::ofCall).toList());
        Map<String, Schema> kept = new TreeMap<>(schemas);
        kept.keySet().retainAll(used);
        replace(kept);
    }

    private void replace(Map<String, Schema> other) {
        Map<String, Schema> copy = new TreeMap<>(other);
        schemas.clear();
        schemas.putAll(copy);
        store();
    }

    private void store() {
        api.getComponents().setSchemas(new LinkedHashMap<>(schemas));
    }

    /** Types of what is sent to us. */
    private Set<String> taken() {
        List<Schema> bodies = new ArrayList<>();
        Schemas.calls(api)
                .filter(call -> call.getRequestBody() != null)
                .map(Operation.class::cast)
                .flatMap(Schemas::ofBody)
                .forEach(bodies::add);
        return reached(bodies);
    }

    private Set<String> reached(List<Schema> from) {
        Set<String> reached = new HashSet<>();
        List<Schema> open = new ArrayList<>(from);
        while (!open.isEmpty()) {
            Schemas.each(open.remove(open.size() - 1), schema -> {
                String name = Schemas.target(schema);
                if (name != null && reached.add(name) && schemas.containsKey(name)) {
                    open.add(schemas.get(name));
                }
            });
        }
        return reached;
    }

    /** Identifiers and instants are text with a format where they stand, not types of their own. */
    private void inlineText() {
        Map<String, Schema> texts = new HashMap<>();
        schemas.forEach((name, schema) -> {
            boolean text = schema.getType() != null && schema.getType().contains(SchemaType.STRING);
            if (text
                    && (schema.getEnumeration() == null
                            || schema.getEnumeration().isEmpty())) {
                texts.put(name, schema);
            }
        });
        Schemas.each(api, schema -> {
            Schema text = texts.get(Schemas.target(schema));
            Schema nullableText = schema.getAnyOf() == null
                    ? null
                    : texts.get(Schemas.target(schema.getAnyOf().get(0)));
            if (text != null) {
                schema.setRef(null);
                schema.setType(List.of(SchemaType.STRING));
                schema.setFormat(text.getFormat());
                schema.setExamples(text.getExamples());
            } else if (nullableText != null) {
                schema.setAnyOf(null);
                schema.setType(List.of(SchemaType.STRING, SchemaType.NULL));
                schema.setFormat(nullableText.getFormat());
            }
        });
    }

    private static Schema nullable(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .addAnyOf(reference(String.valueOf(Schemas.target(schema))))
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        if (schema.getType() != null && !schema.getType().contains(SchemaType.NULL)) {
            schema.addType(SchemaType.NULL);
        }
        return schema;
    }

    private Map<String, Schema> fields(String name) {
        Schema schema = schemas.get(name);
        return schema == null || schema.getProperties() == null ? Map.of() : schema.getProperties();
    }
}
