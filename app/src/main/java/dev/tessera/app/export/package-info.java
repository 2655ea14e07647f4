/** Saving pictures and data. */
@NullMarked
package dev.tessera.app.export;

import org.jspecify.annotations.NullMarked;
