/** Looking at a light field: its views, the quality of each, and the settings of its fits. */
@NullMarked
package dev.tessera.app.light;

import org.jspecify.annotations.NullMarked;
