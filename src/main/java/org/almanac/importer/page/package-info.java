/** What a web page says about events: schema.org as JSON-LD or microdata, Open Graph, and what it plainly says. */
@NullMarked
package org.almanac.importer.page;

import org.jspecify.annotations.NullMarked;
