/** Tessera's window and command line: the launcher and the composition root. */
@NullMarked
package dev.tessera.app;

import org.jspecify.annotations.NullMarked;
