@NullMarked
package org.almanac.schedule;

import org.jspecify.annotations.NullMarked;
