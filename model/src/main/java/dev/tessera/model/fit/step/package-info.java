/** How networks and codes are moved, one short step at a time. */
@NullMarked
package dev.tessera.model.fit.step;

import org.jspecify.annotations.NullMarked;
