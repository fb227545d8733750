package org.almanac.settings;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "almanac")
interface SecretSettings {

    /**
     * What mailed links are signed with, at least 32 characters; the same on every node. Left out, the first start
     * generates one and keeps it in the database. Changing it ends every link that was mailed before.
     */
    Optional<String> secret();
}
