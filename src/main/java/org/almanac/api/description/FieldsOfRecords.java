package org.almanac.api.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Which fields may be null, as the records of the service say for the compiler (JSpecify), which the description does
 * not read by itself.
 */
final class FieldsOfRecords {
    private static final String ENTRY = "EntryJson";

    private final Map<String, List<ClassInfo>> records = new HashMap<>();

    /** @param always those that are written whatever they are, and never null */
    record Fields(Set<String> nullable, Set<String> always) {}

    FieldsOfRecords(IndexView index) {
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().startsWith("org.almanac.")) {
                records.computeIfAbsent(type.simpleName(), name -> new ArrayList<>())
                        .add(type);
            }
        }
    }

    /** @param name of a type in the description: a record's, with a number behind it if there are several */
    Optional<Fields> of(String name, Set<String> properties) {
        if (name.startsWith(ENTRY)) {
            return one(ENTRY, properties).map(entry -> with(entry, one(name.substring(ENTRY.length()), properties)));
        }
        if (name.equals("SubscriberExport")) {
            return one(name, properties).map(export -> with(export, one("SubscriberData", properties)));
        }
        String plain =
                name.startsWith("Listed") ? "Listed" : name.startsWith("OccurrenceList") ? "OccurrenceList" : name;
        return one(plain.replaceAll("\\d+$", ""), properties);
    }

    private Optional<Fields> one(String simpleName, Set<String> properties) {
        return records.getOrDefault(simpleName, List.of()).stream()
                .filter(type -> properties.containsAll(names(type)))
                .findFirst()
                .map(FieldsOfRecords::fields);
    }

    private static Set<String> names(ClassInfo type) {
        Set<String> names = new HashSet<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            if (!has(type, component, JsonUnwrapped.class)) {
                names.add(component.name());
            }
        }
        return names;
    }

    private static Fields fields(ClassInfo type) {
        Set<String> nullable = new HashSet<>();
        Set<String> always = new HashSet<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            boolean mayBeNull = component.type().annotations().stream()
                    .anyMatch(annotation -> annotation.name().toString().equals(Nullable.class.getName()));
            if (mayBeNull) {
                nullable.add(component.name());
            } else if (!has(type, component, JsonInclude.class) && !has(type, component, JsonUnwrapped.class)) {
                always.add(component.name());
            }
        }
        return new Fields(nullable, always);
    }

    private static boolean has(ClassInfo type, RecordComponentInfo component, Class<?> annotation) {
        String name = annotation.getName();
        return component.annotations().stream()
                        .anyMatch(found -> found.name().toString().equals(name))
                || type.field(component.name()).annotations().stream()
                        .anyMatch(found -> found.name().toString().equals(name));
    }

    private static Fields with(Fields entry, Optional<Fields> value) {
        Set<String> nullable = new HashSet<>(entry.nullable());
        Set<String> always = new HashSet<>(entry.always());
        value.ifPresent(fields -> {
            nullable.addAll(fields.nullable());
            always.addAll(fields.always());
        });
        return new Fields(nullable, always);
    }
}
