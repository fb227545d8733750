/** Tags, series, venues and organisers at the desk. */
@NullMarked
package org.almanac.admin.register;

import org.jspecify.annotations.NullMarked;
