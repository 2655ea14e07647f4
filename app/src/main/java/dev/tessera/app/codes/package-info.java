/** Codes as something to see and to change: the code-book and its editor. */
@NullMarked
package dev.tessera.app.codes;

import org.jspecify.annotations.NullMarked;
