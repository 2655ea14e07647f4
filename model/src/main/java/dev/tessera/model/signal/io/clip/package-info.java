/** Reads clips, one reader per family of files; frames are decoded one at a time. */
@NullMarked
package dev.tessera.model.signal.io.clip;

import org.jspecify.annotations.NullMarked;
