/** Shapes: their meshes, their fit, the surface of what was fitted, and how far both differ. */
@NullMarked
package dev.tessera.app.shape;

import org.jspecify.annotations.NullMarked;
