/** Triangle meshes, and how far a point is from one. */
@NullMarked
package dev.tessera.model.signal.mesh;

import org.jspecify.annotations.NullMarked;
