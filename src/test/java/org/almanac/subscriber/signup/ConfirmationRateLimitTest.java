package org.almanac.subscriber.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.almanac.subscriber.signup.ConfirmationRateLimit.Decision;
import org.almanac.subscriber.signup.ConfirmationRateLimit.Earlier;
import org.junit.jupiter.api.Test;

class ConfirmationRateLimitTest {
    private static final Instant NOW = Instant.parse("2027-03-28T00:59:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final ConfirmationRateLimit limit = new ConfirmationRateLimit(TEN_MINUTES, 5);

    @Test
    void theFirstRequestIsMailedAtOnce() {
        assertThat(limit.decision(List.of(), NOW)).isEqualTo(new Decision.Mail(NOW));
    }

    @Test
    void theSameWishAgainIsNotMailedTwice() {
        assertThat(limit.decision(List.of(sent(ago(9), true)), NOW)).isEqualTo(new Decision.Drop());
    }

    @Test
    void theSameWishIsMailedAgainWhenTheFirstMailIsTenMinutesOld() {
        assertThat(limit.decision(List.of(sent(ago(10), true)), NOW)).isEqualTo(new Decision.Mail(NOW));
    }

    @Test
    void anotherWishWaitsForItsTurn() {
        assertThat(limit.decision(List.of(sent(ago(4), false)), NOW))
                .isEqualTo(new Decision.Mail(NOW.plus(Duration.ofMinutes(6))));
    }

    @Test
    void whatWasConfirmedAlreadyIsNotTheMailOnItsWay() {
        assertThat(limit.decision(List.of(new Earlier(ago(4), true, true)), NOW))
                .isEqualTo(new Decision.Mail(NOW.plus(Duration.ofMinutes(6))));
    }

    @Test
    void aThirdWishTakesThePlaceOfTheOneThatWaits() {
        Instant waiting = NOW.plus(Duration.ofMinutes(6));

        assertThat(limit.decision(List.of(sent(waiting, false), sent(ago(4), false)), NOW))
                .isEqualTo(new Decision.Replace());
        assertThat(limit.decision(List.of(sent(waiting, true), sent(ago(4), false)), NOW))
                .isEqualTo(new Decision.Drop());
    }

    @Test
    void aDayHasItsLimit() {
        List<Earlier> four =
                List.of(sent(ago(60), false), sent(ago(70), false), sent(ago(80), false), sent(ago(90), false));
        List<Earlier> five = new ArrayList<>(four);
        five.add(sent(ago(1_000), false));

        assertThat(limit.decision(four, NOW)).isEqualTo(new Decision.Mail(NOW));
        assertThat(limit.decision(five, NOW)).isEqualTo(new Decision.Drop());
    }

    /** Whatever strangers do for a day, the mailbox gets few mails, and never two within ten minutes. */
    @Test
    void aThousandRequestsAreAFewMails() {
        List<Earlier> mailed = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Instant now = NOW.plusSeconds(80L * i);
            if (limit.decision(List.copyOf(mailed), now) instanceof Decision.Mail mail) {
                if (!mailed.isEmpty()) {
                    assertThat(Duration.between(mailed.get(0).mailAt(), mail.due()))
                            .isGreaterThanOrEqualTo(TEN_MINUTES);
                }
                mailed.add(0, sent(mail.due(), false));
            }
        }
        assertThat(mailed).hasSize(5);
    }

    private static Instant ago(long minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static Earlier sent(Instant mailAt, boolean sameRequest) {
        return new Earlier(mailAt, false, sameRequest);
    }
}
