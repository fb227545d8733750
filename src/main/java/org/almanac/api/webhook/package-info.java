/** The API's calls about programs that are told what happens here. */
@NullMarked
package org.almanac.api.webhook;

import org.jspecify.annotations.NullMarked;
