package org.almanac.importer.table;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In which order the dates of a table are. It is one for all of its rows: said by somebody, else told by the dates that can
 * have one order only. Dates with dots are taken day first when nothing tells otherwise, as everybody writes them so.
 */
final class DateOrders {
    private final @Nullable DateOrder said;
    private final Evidence dotted = new Evidence();
    private final Evidence other = new Evidence();

    /** What the dates with one kind of sign between their numbers tell. */
    private static final class Evidence {
        private @Nullable String dayFirst;
        private @Nullable String monthFirst;
        private @Nullable String open;

        void look(WrittenDate date, String written) {
            DateOrder only = date.onlyOrder();
            if (only == DateOrder.DMY) {
                dayFirst = dayFirst == null ? written : dayFirst;
            } else if (only == DateOrder.MDY) {
                monthFirst = monthFirst == null ? written : monthFirst;
            } else if (date.day() == null) {
                open = open == null ? written : open;
            }
        }

        boolean isContradictory() {
            return dayFirst != null && monthFirst != null;
        }

        @Nullable
        DateOrder order() {
            if (isContradictory() || dayFirst == null && monthFirst == null) {
                return null;
            }
            return dayFirst != null ? DateOrder.DMY : DateOrder.MDY;
        }

        boolean isOpen() {
            return isContradictory() || open != null && order() == null;
        }
    }

    DateOrders(@Nullable DateOrder said) {
        this.said = said;
    }

    /** Takes a date of the table for evidence. */
    void look(WrittenDate date, String written) {
        if (date.day() == null) {
            (date.dotted() ? dotted : other).look(date, written);
        }
    }

    /** The order of such dates; null when it is not known. */
    @Nullable
    DateOrder of(WrittenDate date) {
        if (said != null) {
            return said;
        }
        if (date.dotted()) {
            return dotted.order() == null && !dotted.isContradictory() ? DateOrder.DMY : dotted.order();
        }
        return other.order();
    }

    /** That of the dates that need one, when there is one for all. */
    @Nullable
    DateOrder used() {
        if (said != null) {
            return said;
        }
        return other.order() != null ? other.order() : dotted.order();
    }

    /** Whether there are dates that cannot be read before somebody says in which order they are. */
    boolean isOpen() {
        return said == null && (other.isOpen() || dotted.isContradictory());
    }

    /** Why a date cannot be read, when its order is not known. */
    String why(WrittenDate date, String written) {
        Evidence evidence = date.dotted() ? dotted : other;
        String how = " Say whether the day or the month comes first (dateOrder=dmy or dateOrder=mdy).";
        return evidence.isContradictory()
                ? "Some dates have the day first (" + evidence.dayFirst + "), others the month (" + evidence.monthFirst
                        + ")." + how
                : "“" + written + "” is " + date.on(DateOrder.DMY) + " or " + date.on(DateOrder.MDY) + "." + how;
    }

    private String example() {
        String open = other.open != null ? other.open : dotted.open;
        return open != null ? open : String.valueOf(other.dayFirst != null ? other.dayFirst : dotted.dayFirst);
    }

    /** What was decided by evidence, for people; null when nothing had to be. */
    @Nullable
    String note() {
        if (said != null) {
            boolean needed = other.isOpen() || dotted.isContradictory();
            return needed
                    ? "Dates such as " + example() + " were read with the " + (said == DateOrder.DMY ? "day" : "month")
                            + " first, as was said."
                    : null;
        }
        if (other.order() != null && other.open != null) {
            return told(other.open, Objects.requireNonNull(other.order()), other) + ".";
        }
        if (dotted.open == null || dotted.isContradictory()) {
            return null;
        }
        DateOrder order = dotted.order();
        return order == null
                ? "Dates such as " + dotted.open + " were read with the day first."
                : told(dotted.open, order, dotted) + ".";
    }

    private static String told(String open, DateOrder order, Evidence evidence) {
        boolean dayFirst = order == DateOrder.DMY;
        return "Dates such as " + open + " were read with the " + (dayFirst ? "day" : "month") + " first, as "
                + (dayFirst ? evidence.dayFirst : evidence.monthFirst) + " is";
    }
}
