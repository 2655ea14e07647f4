/** Scenes that are computed, so that every view, depth and colour of them is known. */
@NullMarked
package dev.tessera.model.signal.scene;

import org.jspecify.annotations.NullMarked;
