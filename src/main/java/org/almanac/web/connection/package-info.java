/** How many connections are kept, and for how long they may say or take nothing. */
@NullMarked
package org.almanac.web.connection;

import org.jspecify.annotations.NullMarked;
