/**
 * Says what is wrong with the configuration, before anything is started: to every start, and at length to {@code
 * --check}. What a feature knows about its own keys it says itself, by a {@link org.almanac.settings.SettingsCheck}.
 */
@NullMarked
package org.almanac.check;

import org.jspecify.annotations.NullMarked;
