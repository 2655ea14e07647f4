/** Everything that changes numbers: fitting, optimisers, stop rules. */
@NullMarked
package dev.tessera.model.fit;

import org.jspecify.annotations.NullMarked;
