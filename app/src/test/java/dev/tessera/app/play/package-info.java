/** Tests of the player. */
@NullMarked
package dev.tessera.app.play;

import org.jspecify.annotations.NullMarked;
