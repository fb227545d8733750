/** Doing it: in batches of a transaction each, begun by a person and gone on with by a job, and undone. */
@NullMarked
package org.almanac.event.batch;

import org.jspecify.annotations.NullMarked;
