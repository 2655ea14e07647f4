/** One picture or shape becomes another: the ends, the way between them, and one player for it. */
@NullMarked
package dev.tessera.app.way;

import org.jspecify.annotations.NullMarked;
