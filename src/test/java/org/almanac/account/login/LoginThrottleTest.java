package org.almanac.account.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginThrottleTest {
    private static final String HOME = "198.51.100.1";

    private final Hands clock = new Hands();
    private final LoginThrottle throttle;
    private final String email = UUID.randomUUID() + "@almanac.example";
    private int networks;

    @Inject
    LoginThrottleTest(LoginAttemptStatements attempts) {
        throttle = new LoginThrottle(attempts, new Limits(), clock);
    }

    @Test
    void eachFurtherAttemptOfOneNetworkWaitsTwiceAsLong() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(isAdmitted(HOME, null)).isTrue();
        }

        for (int wait : new int[] {5, 10, 20, 40, 80, 160, 320, 640, 900, 900}) {
            clock.forward(Duration.ofSeconds(wait - 1));
            assertThat(isAdmitted(HOME, null)).as("before %d s", wait).isFalse();
            clock.forward(Duration.ofSeconds(1));
            assertThat(isAdmitted(HOME, null)).as("after %d s", wait).isTrue();
        }
    }

    @Test
    void refusalSaysHowLongToWaitAndTheRightPasswordForgives() {
        exhaust(HOME);

        assertThat(refusal(HOME, null)).isEqualTo("Too many attempts. Wait 5 seconds, then try again.");
        clock.forward(Duration.ofSeconds(5));
        throttle.count(email, HOME, null);
        throttle.forgive(email, HOME, null);
        assertThat(isAdmitted(HOME, null)).isTrue();
        assertThat(isAdmitted(HOME, null)).isTrue();
    }

    @Test
    void otherNetworksAndOtherAccountsDoNotWait() {
        exhaust(HOME);

        assertThat(isAdmitted("198.51.100.2", null)).isTrue();
        throttle.count(UUID.randomUUID() + "@almanac.example", HOME, null);
    }

    @Test
    void manyNetworksTogetherAreSlowedAndAFreshOneStillGetsItsFirstAttempt() {
        for (int i = 0; i < 10; i++) {
            assertThat(isAdmitted(network(), null)).isTrue();
        }
        String one = network();
        String two = network();
        assertThat(isAdmitted(one, null)).isTrue();
        assertThat(isAdmitted(two, null)).isTrue();

        // Their second attempts share one that is let through every five seconds.
        assertThat(isAdmitted(one, null)).isTrue();
        assertThat(isAdmitted(two, null)).isFalse();
        assertThat(isAdmitted(network(), null)).isTrue();
        clock.forward(Duration.ofSeconds(5));
        assertThat(isAdmitted(two, null)).isTrue();
        assertThat(isAdmitted(one, null)).isFalse();
    }

    @Test
    void noNumberOfNetworksGuessesFasterThanThePaceInTheLongRun() {
        int admitted = 0;
        for (int second = 0; second < 200; second++) {
            if (isAdmitted(network(), null)) {
                admitted++;
            }
            clock.forward(Duration.ofSeconds(1));
        }

        // One hundred first attempts, then one every five seconds.
        assertThat(admitted).isBetween(115, 125);
    }

    @Test
    void knownDeviceIsCountedByItself() {
        exhaust(HOME);
        for (int i = 0; i < 60; i++) {
            isAdmitted(network(), null);
        }

        String device = UUID.randomUUID().toString();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(isAdmitted(HOME, device)).isTrue();
        }
        assertThat(isAdmitted(HOME, device)).isFalse();
        assertThat(isAdmitted(HOME, UUID.randomUUID().toString())).isTrue();
    }

    @Test
    void afterSomeQuietAllIsForgotten() {
        exhaust(HOME);
        clock.forward(Duration.ofMinutes(31));

        exhaust(HOME);
    }

    private void exhaust(String network) {
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(isAdmitted(network, null)).isTrue();
        }
        assertThat(isAdmitted(network, null)).isFalse();
    }

    private boolean isAdmitted(String network, @Nullable String device) {
        return refusal(network, device) == null;
    }

    private @Nullable String refusal(String network, @Nullable String device) {
        Problem problem = catchThrowableOfType(Problem.class, () -> throttle.count(email, network, device));
        return problem == null ? null : problem.detail();
    }

    private String network() {
        networks++;
        return "2001:db8:" + Integer.toHexString(networks) + "::1";
    }

    private static final class Limits implements LoginLimits {
        @Override
        public int perAccount() {
            return 3;
        }

        @Override
        public int perAccountEverywhere() {
            return 10;
        }

        @Override
        public Duration accountPace() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int perNetwork() {
            return 100_000;
        }

        @Override
        public int forgottenPerNetwork() {
            return 100_000;
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(15);
        }
    }

    /** Goes only when it is told to; begins after all that other tests have written. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2096-02-29T10:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
