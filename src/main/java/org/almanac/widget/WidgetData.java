package org.almanac.widget;

import java.util.List;

/**
 * What the widget reads; the same as the feed {@code /calendar.json}.
 *
 * @param name of the calendar
 * @param url of its page
 * @param items by start and then id
 * @param more whether there are others after these
 */
record WidgetData(String name, String url, List<WidgetItem> items, boolean more, WidgetLinks links) {}
