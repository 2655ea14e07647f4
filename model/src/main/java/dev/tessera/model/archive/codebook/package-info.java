/** Compressed code-books, {@code .tsra}: codes of a picture's tiles in few bytes, and back. */
@NullMarked
package dev.tessera.model.archive.codebook;

import org.jspecify.annotations.NullMarked;
