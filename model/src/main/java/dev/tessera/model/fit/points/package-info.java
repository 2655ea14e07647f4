/** What is known of a signal at the points of its tiles; knows signals, no network. */
@NullMarked
package dev.tessera.model.fit.points;

import org.jspecify.annotations.NullMarked;
