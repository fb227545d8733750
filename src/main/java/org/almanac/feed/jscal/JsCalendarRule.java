package org.almanac.feed.jscal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.almanac.ical.recur.RecurrenceRule;

/** A recurrence rule as JSCalendar spells it (RFC 8984 §4.3.3). */
final class JsCalendarRule {
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private JsCalendarRule() {}

    /** @param zone that of the event, in which UNTIL is told */
    static ObjectNode of(RecurrenceRule rule, ZoneId zone) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("@type", "RecurrenceRule");
        // Its canonical text has every part once, in one order.
        for (String part : rule.toString().split(";")) {
            String[] nameAndValue = part.split("=", 2);
            put(node, nameAndValue[0], nameAndValue[1], zone);
        }
        return node;
    }

    private static void put(ObjectNode node, String name, String value, ZoneId zone) {
        switch (name) {
            case "FREQ" -> node.put("frequency", lower(value));
            case "UNTIL" -> node.put("until", LOCAL.format(until(value, zone)));
            case "COUNT" -> node.put("count", Integer.parseInt(value));
            case "INTERVAL" -> node.put("interval", Integer.parseInt(value));
            case "WKST" -> node.put("firstDayOfWeek", lower(value));
            case "BYDAY" -> days(node.putArray("byDay"), value);
            // Months are text, since other calendars have leap months.
            case "BYMONTH" -> texts(node.putArray("byMonth"), value);
            case "BYMONTHDAY" -> numbers(node.putArray("byMonthDay"), value);
            case "BYYEARDAY" -> numbers(node.putArray("byYearDay"), value);
            case "BYWEEKNO" -> numbers(node.putArray("byWeekNo"), value);
            case "BYHOUR" -> numbers(node.putArray("byHour"), value);
            case "BYMINUTE" -> numbers(node.putArray("byMinute"), value);
            case "BYSECOND" -> numbers(node.putArray("bySecond"), value);
            case "BYSETPOS" -> numbers(node.putArray("bySetPosition"), value);
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static LocalDateTime until(String value, ZoneId zone) {
        LocalDateTime time = LocalDateTime.parse(value.replace("Z", ""), BASIC);
        return value.endsWith("Z") ? LocalDateTime.ofInstant(time.toInstant(ZoneOffset.UTC), zone) : time;
    }

    private static void days(ArrayNode days, String value) {
        for (String day : value.split(",")) {
            int split = day.length() - 2;
            ObjectNode node = days.addObject().put("@type", "NDay").put("day", lower(day.substring(split)));
            if (split > 0) {
                node.put("nthOfPeriod", Integer.parseInt(day.substring(0, split)));
            }
        }
    }

    private static void numbers(ArrayNode numbers, String value) {
        for (String number : value.split(",")) {
            numbers.add(Integer.parseInt(number));
        }
    }

    private static void texts(ArrayNode texts, String value) {
        for (String text : value.split(",")) {
            texts.add(text);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
