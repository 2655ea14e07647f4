/** Flows between two shapes: found by matching their surfaces, kept as one modulated field. */
@NullMarked
package dev.tessera.model.flow;

import org.jspecify.annotations.NullMarked;
