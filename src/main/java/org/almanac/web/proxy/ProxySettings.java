package org.almanac.web.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which proxies are believed; {@code docs/configuration.md} explains each key. */
@ConfigMapping(prefix = "almanac")
public interface ProxySettings {

    /** IP addresses and networks (CIDR) whose word about the client's address is taken; none unless set. */
    Optional<List<String>> trustedProxies();

    /** The header in which they say it: {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239). */
    @WithDefault("X-Forwarded-For")
    String forwardedHeader();
}
