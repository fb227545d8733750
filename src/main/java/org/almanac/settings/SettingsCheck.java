package org.almanac.settings;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;

/**
 * What one part of the service finds wrong with its own configuration. Found as a Java service ({@link
 * java.util.ServiceLoader}), since it is asked before there is an application: implementations are public and have a
 * public constructor without parameters.
 */
public interface SettingsCheck {

    /**
     * Asked by every start before anything is begun, and by {@code --check}. Looks at the configuration alone and finds
     * what the start would stumble over later.
     *
     * @param config in which every mapping of ours that can be read is registered
     * @throws java.util.NoSuchElementException when a mapping that it needs cannot be read, which is said elsewhere
     */
    default List<Finding> ofConfiguration(SmallRyeConfig config) {
        return List.of();
    }

    /**
     * Asked by {@code --check} alone. May ask servers and look at files, and changes nothing.
     *
     * @throws java.util.NoSuchElementException likewise
     */
    default List<Finding> ofSurroundings(SmallRyeConfig config) {
        return List.of();
    }
}
