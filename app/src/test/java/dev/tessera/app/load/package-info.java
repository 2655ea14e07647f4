/** Tests of this package. */
@NullMarked
package dev.tessera.app.load;

import org.jspecify.annotations.NullMarked;
