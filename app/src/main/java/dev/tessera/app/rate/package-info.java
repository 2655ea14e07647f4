/** How good pictures are for their size, in our format and in those of others. */
@NullMarked
package dev.tessera.app.rate;

import org.jspecify.annotations.NullMarked;
