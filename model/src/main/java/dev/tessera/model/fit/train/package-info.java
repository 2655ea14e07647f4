/** Networks learned from many signals: families of shapes, and networks for the tiles of any. */
@NullMarked
package dev.tessera.model.fit.train;

import org.jspecify.annotations.NullMarked;
