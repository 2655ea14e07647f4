/** Meshes on the screen: orbiting camera, gestures, and two ways to draw. */
@NullMarked
package dev.tessera.app.scene3d;

import org.jspecify.annotations.NullMarked;
