/** The only home of runLater, PixelBuffer and AnimationTimer. */
@NullMarked
package dev.tessera.app.fx;

import org.jspecify.annotations.NullMarked;
