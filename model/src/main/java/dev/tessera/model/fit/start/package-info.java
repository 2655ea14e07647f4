/** Networks and codes before the first step. */
@NullMarked
package dev.tessera.model.fit.start;

import org.jspecify.annotations.NullMarked;
