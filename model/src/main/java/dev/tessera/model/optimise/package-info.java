/** Optimisers: what is lowered, and how numbers move, on the heap or on the device; no loop. */
@NullMarked
package dev.tessera.model.optimise;

import org.jspecify.annotations.NullMarked;
