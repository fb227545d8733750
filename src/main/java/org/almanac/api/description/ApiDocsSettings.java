package org.almanac.api.description;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the API is described to people too; {@code docs/configuration.md} explains the key. */
@ConfigMapping(prefix = "almanac")
public interface ApiDocsSettings {

    /** Shows {@code /q/docs}. */
    @WithDefault("false")
    boolean apiDocs();
}
