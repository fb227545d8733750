/** Subscribers at the desk: looked up, exported, erased. */
@NullMarked
package org.almanac.admin.subscriber;

import org.jspecify.annotations.NullMarked;
