/** Sample signals, icons and style sheets, and the one class that finds them. */
@NullMarked
package dev.tessera.assets;

import org.jspecify.annotations.NullMarked;
