package org.almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.almanac.web.proxy.ProxySettings;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UntrustedProxyTest {

    @Test
    void headersOfNobodyInParticularChangeNothing() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            answers.add(RestAssured.given()
                    .config(RestAssured.config()
                            .httpClient(HttpClientConfig.httpClientConfig()
                                    .setParam("http.route.local-address", InetAddress.getByName("127.0.0.11"))))
                    .header("X-Forwarded-For", "203.0.113." + i)
                    .header("Forwarded", "for=203.0.113." + i)
                    .formParam("title", "")
                    .post("/submit")
                    .statusCode());
        }

        assertThat(answers.subList(0, 100)).doesNotContain(429);
        assertThat(answers.get(100)).isEqualTo(429);
    }

    @Test
    void operatorIsToldOnceThatAProxyIsNotTrusted() {
        ClientAddress fresh = new ClientAddress(new ProxySettings() {
            @Override
            public java.util.Optional<List<String>> trustedProxies() {
                return java.util.Optional.empty();
            }

            @Override
            public String forwardedHeader() {
                return "X-Forwarded-For";
            }
        });
        List<String> lines = new ArrayList<>();
        Logger logger = Logger.getLogger(ClientAddress.class.getName());
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getLevel() + " " + record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(listener);
        try {
            fresh.warn("127.0.0.1");
            fresh.warn("127.0.0.1");
        } finally {
            logger.removeHandler(listener);
        }

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("almanac.trusted-proxies")
                .startsWith("WARN");
    }
}
