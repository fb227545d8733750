package org.almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void ipv4AddressesAreCountedOneByOne() {
        assertThat(Network.of("192.0.2.1")).isNotEqualTo(Network.of("192.0.2.2"));
    }

    @Test
    void ipv6AddressesAreCountedByTheirSlash64() {
        assertThat(Network.of("2001:db8:0:1::1")).isEqualTo(Network.of("2001:db8:0:1:ffff::2"));
        assertThat(Network.of("2001:db8:0:1::1")).isNotEqualTo(Network.of("2001:db8:0:2::1"));
    }

    @Test
    void whatIsNoAddressStandsForItself() {
        assertThat(Network.of("unknown")).isEqualTo("unknown");
    }
}
