/** What a fit has reached, as its steps see it in passing, and how it gets to the screen. */
@NullMarked
package dev.tessera.model.shown;

import org.jspecify.annotations.NullMarked;
