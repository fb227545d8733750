/** The widget builder: attributes as fields, a preview and the snippet. */
@NullMarked
package org.almanac.admin.widget;

import org.jspecify.annotations.NullMarked;
