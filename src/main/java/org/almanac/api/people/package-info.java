/** Accounts and API tokens over HTTP. */
@NullMarked
package org.almanac.api.people;

import org.jspecify.annotations.NullMarked;
