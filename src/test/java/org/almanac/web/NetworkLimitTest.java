package org.almanac.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;

class NetworkLimitTest {
    private final NetworkLimit limit = new NetworkLimit(2, Duration.ofHours(1));

    @Test
    void aNetworkThatUsedUpItsShareIsTurnedAwayAndOthersAreNot() {
        limit.take("192.0.2.1");
        limit.take("192.0.2.1");

        Problem refused = catchThrowableOfType(Problem.class, () -> limit.take("192.0.2.1"));
        assertThat(refused.kind()).isEqualTo(Problem.Kind.TOO_MANY_REQUESTS);
        assertThatCode(() -> limit.take("192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void addressesOfOneIpv6NetworkCountTogether() {
        assertThat(Network.of("2001:db8:1:2::1")).isEqualTo(Network.of("2001:db8:1:2:ffff::9"));
        assertThat(Network.of("2001:db8:1:2::1")).isNotEqualTo(Network.of("2001:db8:1:3::1"));
        assertThat(Network.of("192.0.2.1")).isNotEqualTo(Network.of("192.0.2.2"));
        assertThat(Network.of("unknown")).isEqualTo("unknown");
    }
}
