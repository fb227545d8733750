package org.almanac.web.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How much may be sent to this service, and within which time. */
@ConfigMapping(prefix = "almanac.limits.bodies")
interface BodySettings {

    /** The largest body of a request by somebody who has not signed in. */
    @WithDefault("64K")
    MemorySize anyone();

    /** The same for the forms of long texts: proposals, and the desk's, where a session may have ended meanwhile. */
    @WithDefault("256K")
    MemorySize longForms();

    /** The largest body of a request with a session or an API token, imports aside. */
    @WithDefault("2M")
    MemorySize signedIn();

    /** Within which time a body has to arrive, from its first byte to its last. */
    @WithDefault("PT20S")
    Duration deadline();

    /** The same for imports. */
    @WithDefault("PT10M")
    Duration importDeadline();

    /** What all bodies but imports may take of the heap at one time; a sixteenth of it unless set. */
    Optional<MemorySize> memory();

    /** What all imports under way may add up to, beyond the first; an eighth of the heap unless set. */
    Optional<MemorySize> importMemory();
}
