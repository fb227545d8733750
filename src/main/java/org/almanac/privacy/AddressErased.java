package org.almanac.privacy;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The owner of an address wants it forgotten. Fired within the transaction that does it, which holds the row of its
 * subscriber: every package that keeps addresses observes it and deletes what it has. What observes it takes its locks in
 * the order of {@code docs/decisions/0034-locks-and-repeated-transactions.md}; its priority says where.
 *
 * @param key the mailbox in lower case, its domain in ASCII
 * @param spellings in lower case, the key among them; none when only its subscriber goes and the address lives on in another
 *     subscription: what is found by the address then stays
 * @param subscriberId whose address it is; null when it is no subscriber's
 * @param formerly subscribers who had the address once and have another now
 */
public record AddressErased(
        String key, Set<String> spellings, @Nullable UUID subscriberId, Set<UUID> formerly) {
    /** What is owed to the subscriber, before the mails that carry it. */
    public static final int NOTICES = 1_000;

    public static final int MESSAGES = 2_000;

    /** Whatever nobody holds while waiting for something else. */
    public static final int REST = 3_000;

    /** What stands in a text in the place of the address. */
    public static final String MARK = "[erased]";

    /** Whether all goes that is found by the address. */
    public boolean everywhere() {
        return !spellings.isEmpty();
    }

    /**
     * Finds the address in a text and no longer one that merely ends or begins alike: a regular expression of PostgreSQL,
     * to be matched without regard to case.
     */
    public String pattern() {
        return spellings.stream()
                .map(AddressErased::quoted)
                .collect(Collectors.joining(
                        "|", "(?<![[:alnum:]!#$%&'*+/=?^_`{|}~.-])(?:", ")(?![[:alnum:]-]|\\.[[:alnum:]])"));
    }

    private static String quoted(String spelling) {
        return spelling.replaceAll("([^\\p{L}\\p{N}])", "\\\\$1");
    }
}
