/** What moves a position along a way as time goes by: a morph, or a clip. */
@NullMarked
package dev.tessera.app.play;

import org.jspecify.annotations.NullMarked;
