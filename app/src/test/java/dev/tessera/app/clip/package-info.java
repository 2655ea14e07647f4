/** Tests of the time line and of frames on their way to the screen. */
@NullMarked
package dev.tessera.app.clip;

import org.jspecify.annotations.NullMarked;
