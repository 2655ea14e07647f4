/** Networks as values and pure functions; no optimiser, no loop. */
@NullMarked
package dev.tessera.model.field;

import org.jspecify.annotations.NullMarked;
