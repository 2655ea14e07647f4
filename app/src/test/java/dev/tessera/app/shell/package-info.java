/** Tests of this package. */
@NullMarked
package dev.tessera.app.shell;

import org.jspecify.annotations.NullMarked;
