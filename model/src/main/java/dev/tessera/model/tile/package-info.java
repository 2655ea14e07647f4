/** Cutting a domain of any number of axes into tiles and gluing it back; axis 0 is the slowest. */
@NullMarked
package dev.tessera.model.tile;

import org.jspecify.annotations.NullMarked;
