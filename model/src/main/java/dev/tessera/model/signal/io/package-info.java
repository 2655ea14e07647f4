/** One reader or writer per family of image files; the only place that knows ImageIO. */
@NullMarked
package dev.tessera.model.signal.io;

import org.jspecify.annotations.NullMarked;
