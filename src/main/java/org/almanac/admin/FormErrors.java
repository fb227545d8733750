package org.almanac.admin;

import java.util.List;
import java.util.Optional;
import org.almanac.problem.FieldError;

/** What is wrong with a form, to be shown beside its fields and together at its head. */
public final class FormErrors {
    public static final FormErrors NONE = new FormErrors(List.of());

    private final List<FieldError> errors;

    public FormErrors(List<FieldError> errors) {
        this.errors = List.copyOf(errors);
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<FieldError> all() {
        return errors;
    }

    public boolean has(String field) {
        return find(field).isPresent();
    }

    /** The message for a field, empty when nothing is wrong with it. */
    public String of(String field) {
        return find(field).map(FieldError::message).orElse("");
    }

    private Optional<FieldError> find(String field) {
        return errors.stream().filter(error -> error.field().equals(field)).findFirst();
    }
}
