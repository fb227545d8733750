/** The HTTP interface for programs, {@code /api/v1}: JSON in and out, over the services of the packages below. */
@NullMarked
package org.almanac.api;

import org.jspecify.annotations.NullMarked;
