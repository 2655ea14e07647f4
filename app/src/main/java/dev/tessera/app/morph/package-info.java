/** One shape becomes another: the ends, the way between them, its frames, and what is saved. */
@NullMarked
package dev.tessera.app.morph;

import org.jspecify.annotations.NullMarked;
