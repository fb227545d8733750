/** How the API is described to programs ({@code /q/openapi}) and to people ({@code /q/docs}). */
@NullMarked
package org.almanac.api.description;

import org.jspecify.annotations.NullMarked;
