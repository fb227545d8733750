package org.almanac.outbox.bounce;

import java.util.List;
import java.util.Set;
import org.almanac.outbox.Fault;

/**
 * Whose fault a refusal is: the one table for what servers answer in the session and for what reports tell later. First
 * what a provider is known to mean by its own words ({@code refusals.tsv}), then the status, then words and code where
 * the status leaves it open.
 */
public final class FaultTable {
    /**
     * They say that the recipient's address or domain is not there or was closed (RFC 3463 §3.2 to §3.5): bad mailbox, bad
     * system, bad syntax, moved, null MX (RFC 7505), disabled, no answer from its host, unable to route.
     */
    private static final Set<String> OF_THE_MAILBOX = Set.of("1.1", "1.2", "1.3", "1.6", "1.10", "2.1", "4.1", "4.4");

    /** They speak of the sender's address, of the mail's size, or (with subjects 6 and 7) of its content and of policy. */
    private static final Set<String> OF_THE_SENDER = Set.of("1.7", "1.8", "2.3", "3.4");

    /** Without a status these are about the mailbox (RFC 5321 §4.2.3, RFC 7504); 554 may be about anything. */
    private static final Set<Integer> MAILBOX_CODES = Set.of(550, 551, 553, 556);

    private static final RefusalData DATA = RefusalData.load();

    private FaultTable() {}

    /**
     * @param certain false when the mailbox is blamed by nothing but the reply code, which a few servers use for whatever
     *     they refuse; or the sender by nothing but the status, which providers use of readers who want no such mail, too
     */
    public record Verdict(Fault fault, boolean certain) {
        private static Verdict certainly(Fault fault) {
            return new Verdict(fault, true);
        }
    }

    /** What a server answered, such as {@code 550 5.1.1 no such user}. */
    public static Verdict of(String reply) {
        return of(Refusal.of(null, reply));
    }

    public static Verdict of(Refusal refusal) {
        return DATA.known(refusal)
                .filter(fault -> fault != Fault.MAILBOX || mayBeTheMailbox(refusal))
                .map(Verdict::certainly)
                .orElseGet(() -> byStatus(refusal));
    }

    /** Whether a text speaks of the sender, of policy or of spam. */
    static boolean blamesTheSender(String text) {
        String words = Refusal.of(null, text).words();
        return DATA.says(words, RefusalData.About.SENDER) || DATA.says(words, RefusalData.About.POLICY);
    }

    /** Whether a text says anything by which it could be told whose fault it is. */
    static boolean isTelling(Refusal refusal) {
        return refusal.code() != 0
                || List.of(RefusalData.About.values()).stream().anyMatch(about -> DATA.says(refusal.words(), about));
    }

    private static boolean mayBeTheMailbox(Refusal refusal) {
        BounceStatus status = refusal.status();
        if (!refusal.isPermanent() || says(refusal, RefusalData.About.SENDER)) {
            return false;
        }
        return status == null || status.isUnspecific()
                ? !says(refusal, RefusalData.About.POLICY)
                : OF_THE_MAILBOX.contains(status.detail());
    }

    private static Verdict byStatus(Refusal refusal) {
        BounceStatus status = refusal.status();
        if (!refusal.isPermanent()) {
            return Verdict.certainly(isOfTheSender(refusal) ? Fault.SENDER : Fault.DELIVERY);
        }
        if (status == null || status.isUnspecific()) {
            return byWords(refusal);
        }
        if (!OF_THE_MAILBOX.contains(status.detail())) {
            boolean bare = status.detail().startsWith("7.")
                    && MAILBOX_CODES.contains(refusal.code())
                    && !says(refusal, RefusalData.About.SENDER)
                    && !says(refusal, RefusalData.About.POLICY);
            return new Verdict(isOfTheSender(refusal) ? Fault.SENDER : Fault.DELIVERY, !bare);
        }
        if (says(refusal, RefusalData.About.SENDER)) {
            return Verdict.certainly(Fault.SENDER);
        }
        if (!says(refusal, RefusalData.About.MAILBOX)) {
            if (says(refusal, RefusalData.About.POLICY)) {
                return Verdict.certainly(Fault.SENDER);
            }
            if (says(refusal, RefusalData.About.FULL)) {
                return Verdict.certainly(Fault.DELIVERY);
            }
        }
        return Verdict.certainly(Fault.MAILBOX);
    }

    private static Verdict byWords(Refusal refusal) {
        if (says(refusal, RefusalData.About.SENDER)
                || says(refusal, RefusalData.About.POLICY)
                || says(refusal, RefusalData.About.REFUSED)) {
            return Verdict.certainly(Fault.SENDER);
        }
        if (says(refusal, RefusalData.About.FULL) || says(refusal, RefusalData.About.LATER)) {
            return Verdict.certainly(Fault.DELIVERY);
        }
        if (says(refusal, RefusalData.About.MAILBOX)) {
            return Verdict.certainly(Fault.MAILBOX);
        }
        return MAILBOX_CODES.contains(refusal.code())
                ? new Verdict(Fault.MAILBOX, false)
                : Verdict.certainly(Fault.DELIVERY);
    }

    private static boolean isOfTheSender(Refusal refusal) {
        BounceStatus status = refusal.status();
        boolean bySubject = status != null
                && (OF_THE_SENDER.contains(status.detail())
                        || status.detail().startsWith("6.")
                        || status.detail().startsWith("7."));
        return bySubject || says(refusal, RefusalData.About.SENDER) || says(refusal, RefusalData.About.POLICY);
    }

    private static boolean says(Refusal refusal, RefusalData.About about) {
        return DATA.says(refusal.words(), about);
    }
}
