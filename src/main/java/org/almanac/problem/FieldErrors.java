package org.almanac.problem;

import java.util.ArrayList;
import java.util.List;

/** Gathers everything that is wrong with an input, so that the caller hears it all at once. */
public final class FieldErrors {
    private final List<FieldError> errors = new ArrayList<>();

    public void add(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<FieldError> toList() {
        return List.copyOf(errors);
    }

    /** @throws Problem of kind {@link Problem.Kind#INVALID} if anything was added */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
