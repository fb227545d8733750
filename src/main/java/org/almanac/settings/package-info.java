/** What the operator says about the site as a whole; each feature keeps its own keys beside it. */
@NullMarked
package org.almanac.settings;

import org.jspecify.annotations.NullMarked;
