/** What the pages share: style sheet, icons, the operator's colours and mark. */
@NullMarked
package org.almanac.web.look;

import org.jspecify.annotations.NullMarked;
