/** Tags, series, venues and organisers over HTTP. */
@NullMarked
package org.almanac.api.register;

import org.jspecify.annotations.NullMarked;
