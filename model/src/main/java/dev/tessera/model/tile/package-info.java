/** Cutting a domain into a regular grid of tiles and gluing it back. */
@NullMarked
package dev.tessera.model.tile;

import org.jspecify.annotations.NullMarked;
