package org.almanac.site.submit;

import java.util.List;
import java.util.Set;
import org.almanac.problem.FieldError;

/** What is wrong with a proposal: beside its fields, and together at the head of the form. */
record SubmitErrors(List<FieldError> all) {
    static final SubmitErrors NONE = new SubmitErrors(List.of());
    private static final Set<String> MOMENTS = Set.of("start", "end");

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean has(String field) {
        return all.stream().anyMatch(error -> error.field().equals(field));
    }

    /** The message for a field, empty when nothing is wrong with it. */
    public String of(String field) {
        return all.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse("");
    }

    /** The id of the input that an error is about. */
    public String anchor(FieldError error) {
        return MOMENTS.contains(error.field()) ? error.field() + ".date" : error.field();
    }
}
