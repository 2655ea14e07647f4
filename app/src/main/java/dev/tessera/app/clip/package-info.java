/** Looking at a clip: its frames, its time line and the quality of each frame. */
@NullMarked
package dev.tessera.app.clip;

import org.jspecify.annotations.NullMarked;
