package org.almanac.importer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://conf.example/2027 | https://conf.example/2027",
                "HTTPS://Conf.Example:443 | https://conf.example/",
                "http://conf.example:80?a=b#top | http://conf.example/?a=b",
                "conf.example/2027 | https://conf.example/2027",
                "www.conf.example:8443 | https://www.conf.example:8443/",
                "webcal://conf.example/a.ics | https://conf.example/a.ics",
                "webcals://conf.example/a.ics | https://conf.example/a.ics",
                "https://bücher.example/tag | https://xn--bcher-kva.example/tag",
                "https://conf.example/süß [1]?q=a b|https://conf.example/s%C3%BC%C3%9F%20%5B1%5D?q=a%20b",
                "https://conf.example/a%20b | https://conf.example/a%20b",
                "https://conf.example./ | https://conf.example/",
                "http://93.184.216.34/ | http://93.184.216.34/",
                "http://[2606:2800:220:1::1]:8080/ | http://[2606:2800:220:1:0:0:0:1]:8080/",
            })
    void isReadInOneWay(String typed, String canonical) throws FetchException {
        assertThat(WebAddress.parse(typed)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "conference",
                "ftp://conf.example/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "gopher://conf.example:25/",
                "https://",
                "https:///path",
                "https://user@conf.example/",
                "https://user:secret@conf.example/",
                "https://conf.example@127.0.0.1/",
                "https://conf.example\\@127.0.0.1/",
                "https://conf.example/\r\nHost: other",
                "https://conf.example:0/",
                "https://conf.example:99999/",
                "https://conf.example:x/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.0.1.1/",
                "http://127.000.000.001/",
                "http://256.1.1.1/",
                "http://１２７.1/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:8.8.8.8]/",
                "http://[fe80::1%25eth0]/",
                "http://[::1/",
                "http://%31%32%37.0.0.1/",
                "http://a..b/",
                "http://-/",
            })
    void whatCouldBeReadInTwoWaysIsRefused(String typed) {
        assertThatThrownBy(() -> WebAddress.parse(typed)).isInstanceOf(FetchException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/b, https://conf.example/b",
        "c?x=1#y, https://conf.example/a/c?x=1",
        "//other.example/d, https://other.example/d",
        "http://plain.example, http://plain.example/",
        "../é, https://conf.example/%C3%A9",
    })
    void redirectsLeadOn(String location, String to) throws FetchException {
        assertThat(WebAddress.parse("https://conf.example/a/b").resolve(location))
                .hasToString(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://x.example/", "https://u:p@conf.example/", "http://0x7f.1/"})
    void redirectsToAnythingElseDoNot(String location) throws FetchException {
        WebAddress from = WebAddress.parse("https://conf.example/");
        assertThatThrownBy(() -> from.resolve(location)).isInstanceOf(FetchException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "93.184.216.34, true",
        "0.0.0.0, false",
        "10.1.2.3, false",
        "100.64.0.1, false",
        "100.100.100.200, false",
        "100.128.0.1, true",
        "127.0.0.1, false",
        "127.255.255.254, false",
        "169.254.169.254, false",
        "172.15.0.1, true",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "172.32.0.1, true",
        "192.0.0.192, false",
        "192.88.99.1, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "168.63.129.16, false",
        "224.0.0.1, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "::1, false",
        "::, false",
        "::127.0.0.1, false",
        "::ffff:10.0.0.1, false",
        "64:ff9b::7f00:1, false",
        "64:ff9b:1::1, false",
        "100::1, false",
        "fe80::1, false",
        "fec0::1, false",
        "fc00::1, false",
        "fd00:ec2::254, false",
        "ff02::1, false",
        "2001::1, false",
        "2001:db8::1, false",
        "2002:7f00:1::1, false",
        "3fff::1, false",
        "2606:4700::1111, true",
        "2a00:1450:4001::1, true",
    })
    void onlyServersOfThePublicInternetAreAsked(String address, boolean isPublic) throws Exception {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isEqualTo(isPublic);
    }
}
