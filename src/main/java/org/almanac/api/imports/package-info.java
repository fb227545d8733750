/** Imports and sources over HTTP. */
@NullMarked
package org.almanac.api.imports;

import org.jspecify.annotations.NullMarked;
