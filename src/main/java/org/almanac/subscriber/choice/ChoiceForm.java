package org.almanac.subscriber.choice;

import java.util.List;
import java.util.Map;

/**
 * A form in which somebody chooses, in the state that it is shown in.
 *
 * @param organisers only those that are chosen, so that they can be taken away; {@code events} too
 * @param countries codes joined by commas, as typed
 * @param quietFrom like {@code 22:00}; empty for none, as {@code quietTo}
 * @param errors by field: what is wrong and what to do
 */
public record ChoiceForm(
        String email,
        boolean everything,
        List<Option> tags,
        List<Option> series,
        List<Option> organisers,
        List<Option> events,
        String countries,
        List<Option> leadTimes,
        List<Option> timeZones,
        List<Option> languages,
        List<Option> digests,
        List<Option> digestDays,
        List<Option> digestHours,
        boolean announcements,
        boolean changes,
        boolean nothingUpcoming,
        String quietFrom,
        String quietTo,
        Map<String, String> errors) {

    record Option(String value, String label, boolean chosen) {}

    public boolean hasErrors() {
        return !errors.isEmpty();
    }
}
