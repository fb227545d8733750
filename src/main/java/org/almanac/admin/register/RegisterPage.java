package org.almanac.admin.register;

import java.util.List;
import org.almanac.admin.FormErrors;
import org.almanac.admin.list.EventList;
import org.almanac.event.Entry;
import org.almanac.event.bulk.BulkEdit;
import org.almanac.event.bulk.EntryLabel;
import org.almanac.event.register.EntryUse;
import org.almanac.event.register.EntryUseQueries;
import org.almanac.event.register.LikeNames;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/** What the desk shows of registers. */
final class RegisterPage {
    private RegisterPage() {}

    /** One entry and how much it is used. */
    record Row(String key, String name, EntryUse use) {}

    /** @param next where the next page begins; null on the last one */
    record Listed(
            RegisterTab tab,
            String words,
            List<Row> rows,
            long total,
            @Nullable String cursor,
            @Nullable String next) {

        public RegisterTab[] tabs() {
            return RegisterTab.values();
        }

        public String firstPage() {
            return tab.path() + new QueryString().with("q", words.isEmpty() ? null : words);
        }
    }

    /**
     * An entry, and what can be done with it.
     *
     * @param followers how many readers chose it by name
     * @param known the others, to be merged into; the first of many
     * @param merges what was merged into it and can be split off again
     */
    record Single(
            RegisterTab tab,
            Entry<?> entry,
            RegisterForm form,
            FormErrors errors,
            EntryUse use,
            long followers,
            List<EntryUseQueries.Named> known,
            List<BulkEdit> merges) {

        public String name() {
            return EntryLabel.of(entry.value());
        }

        public String path() {
            return tab.path() + "/" + QueryString.encoded(entry.key());
        }

        /** Where its events are listed; null where the list cannot be narrowed to them. */
        public @Nullable String events() {
            String by = switch (tab) {
                case TAGS -> "tag";
                case SERIES -> "series";
                case ORGANISERS -> "organiser";
                case VENUES -> null;
            };
            return by == null
                    ? null
                    : EventList.PATH + new QueryString().with("show", "all").with(by, entry.key());
        }

        /** Its page for readers. */
        public String publicPath() {
            return "/" + tab.key() + "/" + QueryString.encoded(entry.key());
        }
    }

    /** Two entries of which one is to go. */
    record Merge(RegisterTab tab, Entry<?> from, Entry<?> into, EntryUse moved, EntryUse there, long followers) {

        public String fromName() {
            return EntryLabel.of(from.value());
        }

        public String intoName() {
            return EntryLabel.of(into.value());
        }

        public String path() {
            return tab.path() + "/" + QueryString.encoded(from.key());
        }
    }

    /** Entries that may be two for one thing. */
    record Doubles(RegisterTab tab, List<Twins> pairs) {}

    /** @param fewer the one that fewer events name */
    record Twins(Row fewer, Row more, boolean same) {
        static Twins of(LikeNames.Pair pair, EntryUse one, EntryUse other) {
            Row first = new Row(pair.one().key(), pair.one().name(), one);
            Row second = new Row(pair.other().key(), pair.other().name(), other);
            boolean inOrder = one.all() <= other.all();
            return new Twins(inOrder ? first : second, inOrder ? second : first, pair.likeness() == 1);
        }
    }
}
