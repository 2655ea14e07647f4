/** Tests of run control, options and picture. */
@NullMarked
package dev.tessera.app.fit;

import org.jspecify.annotations.NullMarked;
