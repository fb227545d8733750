/** What readers propose, until an editor decides. */
@NullMarked
package org.almanac.importer.submission;

import org.jspecify.annotations.NullMarked;
