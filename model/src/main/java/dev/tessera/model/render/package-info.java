/** A fitted field back to samples, at any resolution. */
@NullMarked
package dev.tessera.model.render;

import org.jspecify.annotations.NullMarked;
