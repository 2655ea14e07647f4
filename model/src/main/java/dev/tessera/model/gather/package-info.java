/** Tiles of a signal that lies on the device, gathered and shown there. */
@NullMarked
package dev.tessera.model.gather;

import org.jspecify.annotations.NullMarked;
