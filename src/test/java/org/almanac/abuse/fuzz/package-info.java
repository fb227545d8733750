/** Inputs that nobody meant, made by chance and by grammar, for all that reads what somebody sent. */
@NullMarked
package org.almanac.abuse.fuzz;

import org.jspecify.annotations.NullMarked;
