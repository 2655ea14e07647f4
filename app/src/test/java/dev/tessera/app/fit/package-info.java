/** Tests of fits and their picture. */
@NullMarked
package dev.tessera.app.fit;

import org.jspecify.annotations.NullMarked;
