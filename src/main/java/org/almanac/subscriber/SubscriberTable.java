package org.almanac.subscriber;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Subscribers as a table (RFC 4180) that another catalogue's list import reads. */
public final class SubscriberTable {
    private static final String LINE = "\r\n";

    /** The first line, with a byte order mark, without which spreadsheets take it for another encoding. */
    public static final String HEAD =
            "\ufeffemail,tags,series,organisers,events,countries,leadTimes,timeZone,locale,digest,"
                    + "announcements,changes,nothingUpcoming,confirmed,consentAt,consentSource" + LINE;

    private SubscriberTable() {}

    /** One line of it. */
    public static String line(SubscriberData reader) {
        SubscriberData.@Nullable Consent consent = reader.consents().stream()
                .filter(step ->
                        step.action().equals("CONFIRMED") || step.action().equals("IMPORTED"))
                .findFirst()
                .orElse(null);
        return Stream.of(
                                reader.email(),
                                list(reader.tags()),
                                list(reader.series()),
                                list(reader.organisers()),
                                list(reader.events().stream()
                                        .map(UUID::toString)
                                        .toList()),
                                list(reader.countries()),
                                list(reader.leadTimes()),
                                reader.timeZone().getId(),
                                reader.locale(),
                                reader.digest(),
                                String.valueOf(reader.announcements()),
                                String.valueOf(reader.changes()),
                                String.valueOf(reader.nothingUpcoming()),
                                String.valueOf(reader.confirmedAt() != null),
                                consent == null ? "" : consent.at().toString(),
                                consent == null || consent.source() == null ? "" : consent.source())
                        .map(SubscriberTable::cell)
                        .collect(Collectors.joining(","))
                + LINE;
    }

    private static String list(List<String> values) {
        return String.join(";", values);
    }

    /** What a spreadsheet would take for a formula begins with an apostrophe, which says that it is text. */
    private static String cell(String value) {
        String safe = value.isEmpty() || "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
