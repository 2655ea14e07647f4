/** Reading and writing meshes: one reader or writer per format. */
@NullMarked
package dev.tessera.model.signal.io.mesh;

import org.jspecify.annotations.NullMarked;
