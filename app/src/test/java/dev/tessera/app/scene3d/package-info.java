/** Tests of this package. */
@NullMarked
package dev.tessera.app.scene3d;

import org.jspecify.annotations.NullMarked;
