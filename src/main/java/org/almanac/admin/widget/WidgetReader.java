package org.almanac.admin.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.almanac.admin.FormErrors;
import org.almanac.admin.NameList;
import org.almanac.admin.Option;
import org.almanac.admin.widget.WidgetChoice.Place;
import org.almanac.problem.FieldError;

/** Makes a choice of the builder's form, and gathers what is wrong with it. Serves one form. */
final class WidgetReader {
    static final int USUAL_LIMIT = 5;
    static final int MOST_TAGS = 50;
    static final String USUAL_TITLE = "Upcoming events";

    private static final int MOST = 20;
    private static final int LONGEST = 200;

    private final WidgetForm form;
    private final WidgetNames names;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();
    private List<String> tags = List.of();

    WidgetReader(WidgetForm form, WidgetNames names) {
        this.form = form;
        this.names = names;
    }

    FormErrors errors() {
        return new FormErrors(errors);
    }

    /** Empty when something is wrong. */
    Optional<WidgetChoice> read() {
        tags();
        named("series", names.series(), "series");
        named("organiser", names.organisers(), "organiser");
        listed("country", names.countries(), "Choose a country of the list.");
        mark("match", "page");
        mark("featured", "first");
        limit();
        option("layout", "Choose one of the layouts.");
        listed("lang", names.languages(), "Choose a language of the list.");
        option("time-zone", "Choose whose clock the times are on.");
        option("theme", "Choose one of the colours.");
        option("empty", "Choose what to show.");
        emptyText();
        mark("subscribe", "");
        String place = form.option(WidgetForm.PLACE);
        refuseUnknown(WidgetForm.PLACE, "Choose one of the ways.");
        String title = title();
        return errors.isEmpty()
                ? Optional.of(new WidgetChoice(Place.of(place), title, tags, attributes))
                : Optional.empty();
    }

    private void tags() {
        Set<String> slugs = new LinkedHashSet<>();
        for (String typed : form.tags()) {
            names.tags().slug(typed).ifPresentOrElse(slugs::add, () -> missing(WidgetForm.TAGS, "tag", typed));
        }
        if (form.tags().size() > MOST_TAGS) {
            wrong(WidgetForm.TAGS, "Choose at most " + MOST_TAGS + " tags.");
        }
        tags = List.copyOf(slugs);
        if (!tags.isEmpty()) {
            attributes.put(WidgetForm.TAGS, String.join(",", tags));
        }
    }

    private void named(String field, NameList known, String kind) {
        String typed = form.value(field);
        if (!typed.isEmpty()) {
            known.slug(typed).ifPresentOrElse(slug -> attributes.put(field, slug), () -> missing(field, kind, typed));
        }
    }

    private void listed(String field, List<Option> known, String message) {
        String typed = form.value(field);
        if (typed.isEmpty()) {
            return;
        }
        known.stream()
                .map(Option::value)
                .filter(typed::equalsIgnoreCase)
                .findFirst()
                .ifPresentOrElse(value -> attributes.put(field, value), () -> wrong(field, message));
    }

    private void limit() {
        String typed = form.value("limit");
        if (typed.isEmpty()) {
            return;
        }
        if (!typed.matches("[0-9]{1,2}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > MOST) {
            wrong("limit", "Choose a number from 1 to " + MOST + ".");
        } else if (Integer.parseInt(typed) != USUAL_LIMIT) {
            attributes.put("limit", String.valueOf(Integer.parseInt(typed)));
        }
    }

    private void option(String field, String message) {
        String chosen = form.option(field);
        if (!refuseUnknown(field, message) && !chosen.equals(WidgetForm.usual(field))) {
            attributes.put(field, chosen);
        }
    }

    private boolean refuseUnknown(String field, String message) {
        boolean unknown = !form.value(field).isEmpty() && !form.value(field).equals(form.option(field));
        if (unknown) {
            wrong(field, message);
        }
        return unknown;
    }

    private void emptyText() {
        String typed = form.value("empty-text");
        if (typed.length() > LONGEST) {
            tooLong("empty-text", typed);
        } else if (!typed.isEmpty() && !attributes.containsKey("empty")) {
            attributes.put("empty-text", typed);
        }
    }

    private String title() {
        String typed = form.value(WidgetForm.TITLE);
        if (typed.length() > LONGEST) {
            tooLong(WidgetForm.TITLE, typed);
        }
        return typed.isEmpty() ? USUAL_TITLE : typed;
    }

    private void mark(String field, String value) {
        if (form.checked(field)) {
            attributes.put(field, value);
        }
    }

    private void missing(String field, String kind, String typed) {
        wrong(field, "There is no " + kind + " “" + typed + "”. Choose one of the list.");
    }

    private void tooLong(String field, String typed) {
        wrong(field, String.format(Locale.ROOT, "At most %d characters fit; these are %d.", LONGEST, typed.length()));
    }

    private void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }
}
