/** Tests of this package. */
@NullMarked
package dev.tessera.app.export;

import org.jspecify.annotations.NullMarked;
