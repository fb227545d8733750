package org.almanac.admin.register;

import java.util.Arrays;
import java.util.List;
import org.almanac.admin.Option;
import org.almanac.event.RegisterKind;
import org.almanac.problem.Problem;

/** The registers, as the desk shows them. */
enum RegisterTab {
    TAGS(RegisterKind.TAG, "Tags", List.of("name", "slug")),
    SERIES(RegisterKind.SERIES, "Series", List.of("name", "slug")),
    VENUES(RegisterKind.VENUE, "Venues", List.of("name", "address", "city", "country", "latitude", "longitude")),
    ORGANISERS(RegisterKind.ORGANISER, "Organisers", List.of("name", "slug", "url"));

    private final RegisterKind kind;
    private final String label;
    private final List<String> fields;

    RegisterTab(RegisterKind kind, String label, List<String> fields) {
        this.kind = kind;
        this.label = label;
        this.fields = fields;
    }

    /** @throws Problem NOT_FOUND */
    static RegisterTab named(String key) {
        return Arrays.stream(values())
                .filter(tab -> tab.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no such register."));
    }

    public RegisterKind kind() {
        return kind;
    }

    public String label() {
        return label;
    }

    public String key() {
        return Option.key(this);
    }

    public String path() {
        return "/admin/registers/" + key();
    }

    /** What an entry is made of, in the order of the form. */
    List<String> fields() {
        return fields;
    }

    /** Whether readers have a page and feeds of an entry. */
    public boolean hasPages() {
        return kind != RegisterKind.VENUE;
    }
}
