/** Codes as something to see and to change: the code-book, a tile's code, pictures between two. */
@NullMarked
package dev.tessera.app.interpolate;

import org.jspecify.annotations.NullMarked;
