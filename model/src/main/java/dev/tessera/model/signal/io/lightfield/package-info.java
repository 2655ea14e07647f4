/** Reading of light fields, whatever the way their views are laid out. */
@NullMarked
package dev.tessera.model.signal.io.lightfield;

import org.jspecify.annotations.NullMarked;
