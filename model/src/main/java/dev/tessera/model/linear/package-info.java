/** Linear algebra that is written once: principal components, Gram and Schmidt, Cholesky. */
@NullMarked
package dev.tessera.model.linear;

import org.jspecify.annotations.NullMarked;
