package org.almanac.admin.widget;

import java.util.ArrayList;
import java.util.List;
import org.almanac.admin.widget.WidgetChoice.Place;

/** What somebody should know about the widget that they chose: what the preview cannot show, and what cannot be had. */
final class WidgetNotes {
    private WidgetNotes() {}

    static List<String> on(WidgetChoice choice) {
        List<String> notes = new ArrayList<>();
        if (choice.lacks("match")) {
            notes.add("Only the script can see what an article is about. Put like this, the list shows what is next.");
        } else if (choice.has("match")) {
            notes.add("There is no article here, so this shows what is next. On an article, events filed under its tags"
                    + " come in first, even when they are months ahead.");
        }
        if (choice.has("featured") && choice.layout().equals("month")) {
            notes.add(
                    "A month is in order of its days: featured events have their label there, and come first in the other"
                            + " layouts.");
        }
        if (choice.place() == Place.SCRIPT && !choice.has("theme")) {
            notes.add("In your page it takes the type and the colours around it.");
        }
        if (choice.lacks("time-zone")) {
            notes.add("Without a script, times are those of the event.");
        }
        if (choice.lacks("subscribe")) {
            notes.add("Without a script there is no form; a link leads to the page for subscribing.");
        }
        if (choice.place() == Place.INCLUDE) {
            notes.add("The list is as old as the page that it was put into: have it fetched at least once a day.");
        }
        if (choice.place() == Place.FRAME) {
            notes.add("A frame does not grow with what is in it. Its height has room for as many events as you chose.");
        }
        return List.copyOf(notes);
    }
}
