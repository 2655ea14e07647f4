/** Files of our own: the report of a fit. */
@NullMarked
package dev.tessera.model.archive;

import org.jspecify.annotations.NullMarked;
