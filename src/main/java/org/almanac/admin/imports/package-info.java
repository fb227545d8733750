/** Files, tables, addresses and sources at the desk, from which events come. */
@NullMarked
package org.almanac.admin.imports;

import org.jspecify.annotations.NullMarked;
