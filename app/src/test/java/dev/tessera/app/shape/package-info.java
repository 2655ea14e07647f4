/** Tests of this package. */
@NullMarked
package dev.tessera.app.shape;

import org.jspecify.annotations.NullMarked;
