package org.almanac.admin.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.almanac.admin.FormErrors;
import org.almanac.event.Entry;
import org.almanac.event.EntryQuery;
import org.almanac.event.batch.BulkEdits;
import org.almanac.event.bulk.EntryLabel;
import org.almanac.event.register.EntryUse;
import org.almanac.event.register.EntryUseQueries;
import org.almanac.event.register.LikeNames;
import org.almanac.event.register.Registers;
import org.almanac.event.rules.SameName;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.subscriber.FollowerCountQueries;
import org.jspecify.annotations.Nullable;

/** Reads what pages of registers show. */
@ApplicationScoped
class RegisterPages {
    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;
    private static final int MOST_OFFERED = 1_000;
    private static final int MOST_COMPARED = 20_000;
    private static final int MOST_PAIRS = 100;

    private final Registers registers;
    private final EntryUseQueries uses;
    private final FollowerCountQueries followers;
    private final BulkEdits edits;
    private final Clock clock;

    RegisterPages(
            Registers registers, EntryUseQueries uses, FollowerCountQueries followers, BulkEdits edits, Clock clock) {
        this.registers = registers;
        this.uses = uses;
        this.followers = followers;
        this.edits = edits;
        this.clock = clock;
    }

    RegisterPage.Listed list(RegisterTab tab, @Nullable String typed, @Nullable String cursor) {
        String stripped = typed == null ? "" : typed.strip();
        String words = stripped.length() > LONGEST_SEARCH ? stripped.substring(0, LONGEST_SEARCH) : stripped;
        Page<? extends Entry<?>> page =
                registers.of(tab.kind()).list(new EntryQuery(words.isEmpty() ? null : words, cursor, PAGE, false));
        List<? extends Entry<?>> entries = page.items();
        Map<UUID, EntryUse> used =
                uses.uses(tab.kind(), entries.stream().map(Entry::id).toList(), clock.instant());
        List<RegisterPage.Row> rows = entries.stream()
                .map(entry -> new RegisterPage.Row(
                        entry.key(),
                        EntryLabel.of(Objects.requireNonNull((Object) entry.value())),
                        Objects.requireNonNull(used.get(entry.id()))))
                .toList();
        return new RegisterPage.Listed(tab, words, rows, uses.count(tab.kind()), cursor, page.nextCursor());
    }

    RegisterPage.Single single(RegisterTab tab, Entry<?> entry, RegisterForm form, FormErrors errors) {
        return new RegisterPage.Single(
                tab,
                entry,
                form,
                errors,
                use(tab, entry),
                followers(tab, entry),
                uses.names(tab.kind(), MOST_OFFERED),
                edits.mergesInto(entry.id()));
    }

    RegisterPage.Merge merge(RegisterTab tab, Entry<?> from, Entry<?> into) {
        return new RegisterPage.Merge(tab, from, into, use(tab, from), use(tab, into), followers(tab, from));
    }

    /** An entry by what somebody typed: its name, or what its address ends with; null when there is none. */
    @Nullable
    Entry<?> named(RegisterTab tab, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String key = SameName.key(typed);
        for (EntryUseQueries.Named one : uses.names(tab.kind(), MOST_COMPARED)) {
            if (one.key().equals(typed.strip()) || SameName.key(one.name()).equals(key)) {
                return registers.of(tab.kind()).find(one.key());
            }
        }
        try {
            return registers.of(tab.kind()).find(key);
        } catch (Problem notThere) {
            return null;
        }
    }

    RegisterPage.Doubles doubles(RegisterTab tab) {
        List<LikeNames.Pair> pairs = LikeNames.of(uses.names(tab.kind(), MOST_COMPARED), MOST_PAIRS);
        Set<UUID> ids = new HashSet<>();
        pairs.forEach(pair -> ids.addAll(List.of(pair.one().id(), pair.other().id())));
        Map<UUID, EntryUse> used = uses.uses(tab.kind(), ids, clock.instant());
        return new RegisterPage.Doubles(
                tab,
                pairs.stream()
                        .map(pair -> RegisterPage.Twins.of(
                                pair,
                                Objects.requireNonNull(used.get(pair.one().id())),
                                Objects.requireNonNull(used.get(pair.other().id()))))
                        .toList());
    }

    private EntryUse use(RegisterTab tab, Entry<?> entry) {
        return Objects.requireNonNull(
                uses.uses(tab.kind(), List.of(entry.id()), clock.instant()).get(entry.id()));
    }

    private long followers(RegisterTab tab, Entry<?> entry) {
        return tab.hasPages() ? followers.followers(tab.kind().name(), entry.key()) : 0;
    }
}
