package org.almanac.admin.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** What the form says of key dates; {@code cdi:keyDateForm} in templates. */
@Named("keyDateForm")
@ApplicationScoped
class KeyDateForm {
    /** Fields whose errors stand above the rows, as the API spells them. */
    public List<String> getFields() {
        return List.of("keyDates.label", "keyDates.at", "keyDates.timeZone", "keyDates");
    }

    public String getAnywhere() {
        return KeyDateRows.ANYWHERE;
    }
}
