/** Reads what stands at addresses that people typed or other servers named, within bounds and from public servers only. */
@NullMarked
package org.almanac.importer.fetch;

import org.jspecify.annotations.NullMarked;
