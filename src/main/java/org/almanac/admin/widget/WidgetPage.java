package org.almanac.admin.widget;

import java.util.List;
import org.almanac.admin.FormErrors;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * All that the widget builder shows.
 *
 * @param result null while something in the form is wrong
 */
record WidgetPage(
        WidgetForm form,
        FormErrors errors,
        WidgetNames names,
        @Nullable WidgetResult result) {

    static WidgetPage of(WidgetForm form, WidgetNames names, SiteSettings site) {
        WidgetReader reader = new WidgetReader(form, names);
        WidgetResult result =
                reader.read().map(choice -> WidgetResult.of(choice, site)).orElse(null);
        return new WidgetPage(form, reader.errors(), names, result);
    }

    /** What an input for a series or an organiser shows: its name, also where a link had its slug. */
    public String value(String key) {
        return (key.equals("series") ? names.series() : names.organisers()).name(form.value(key));
    }

    /** What the inputs for tags show. */
    public List<String> tagRows() {
        return form.tagRows().stream().map(names.tags()::name).toList();
    }
}
