/**
 * The desk: pages for editors, rendered here and working without scripts. Each resource is one group of pages; what they
 * show and change belongs to the packages below.
 */
@NullMarked
package org.almanac.admin;

import org.jspecify.annotations.NullMarked;
