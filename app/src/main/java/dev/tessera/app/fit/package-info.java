/** Watching a fit: canvas, options and run control. */
@NullMarked
package dev.tessera.app.fit;

import org.jspecify.annotations.NullMarked;
