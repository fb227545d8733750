package org.almanac.subscriber.choice;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.almanac.subscriber.choice.SubscriptionInput.QuietHoursInput;
import org.jspecify.annotations.Nullable;

/** Requests for tests: Ada's address, and what a test says on top. */
final class InputBuilder {
    private @Nullable String email = "ada@example.com";
    private @Nullable String follow;
    private @Nullable List<@Nullable String> tags;
    private @Nullable List<@Nullable String> series;
    private @Nullable List<@Nullable String> organisers;
    private @Nullable List<@Nullable String> events;
    private @Nullable List<@Nullable String> countries;
    private @Nullable List<@Nullable String> leadTimes;
    private @Nullable String timeZone;
    private @Nullable String locale;
    private @Nullable String digest;
    private @Nullable QuietHoursInput quietHours;
    private @Nullable String digestDay;
    private @Nullable String digestHour;

    private InputBuilder() {}

    static InputBuilder input() {
        return new InputBuilder();
    }

    InputBuilder email(String value) {
        email = value;
        return this;
    }

    InputBuilder follow(String value) {
        follow = value;
        return this;
    }

    InputBuilder tags(@Nullable String... values) {
        tags = list(values);
        return this;
    }

    InputBuilder series(@Nullable String... values) {
        series = list(values);
        return this;
    }

    InputBuilder organisers(@Nullable String... values) {
        organisers = list(values);
        return this;
    }

    InputBuilder events(@Nullable String... values) {
        events = list(values);
        return this;
    }

    InputBuilder countries(@Nullable String... values) {
        countries = list(values);
        return this;
    }

    InputBuilder leadTimes(@Nullable String... values) {
        leadTimes = list(values);
        return this;
    }

    InputBuilder timeZone(String value) {
        timeZone = value;
        return this;
    }

    InputBuilder locale(String value) {
        locale = value;
        return this;
    }

    InputBuilder digest(String value) {
        digest = value;
        return this;
    }

    InputBuilder quietHours(@Nullable String from, @Nullable String to) {
        quietHours = new QuietHoursInput(from, to);
        return this;
    }

    InputBuilder digestTime(@Nullable String day, @Nullable String hour) {
        digestDay = day;
        digestHour = hour;
        return this;
    }

    SubscriptionInput build() {
        return new SubscriptionInput(
                email,
                follow,
                tags,
                series,
                organisers,
                events,
                countries,
                leadTimes,
                timeZone,
                locale,
                digest,
                null,
                null,
                null,
                quietHours,
                digestDay,
                digestHour);
    }

    private static List<@Nullable String> list(@Nullable String... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }
}
